using System.Globalization;
using System.Text.Json;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Notifications;

/// <summary>What a message speaks of, kept as facts, so that a notice is read in whatever language its reader has switched to.</summary>
/// <param name="When">An instant (UTC); shown in Hong Kong's time.</param>
/// <param name="Who">A person's name in both languages.</param>
/// <param name="Amount">Of money, as it is written in every language.</param>
public sealed record NoticeFacts(
    string Reference = "", BilingualText? Title = null, BilingualText? Organisation = null, DateTime? When = null, BilingualText? Who = null, string? Amount = null)
{
    public const int Length = 4000;

    internal string ToJson() => JsonSerializer.Serialize(this, GrantsJson.Options);

    internal static NoticeFacts FromJson(string json) => JsonSerializer.Deserialize<NoticeFacts>(json, GrantsJson.Options)!;

    public string Subject(NoticeKind kind, CultureInfo language) => Fill(kind, "Subject", language);

    public string Body(NoticeKind kind, CultureInfo language) => Fill(kind, "Body", language);

    private string Fill(NoticeKind kind, string part, CultureInfo language) => string.Format(language,
        Words.In(NotificationsWords.ResourceManager, $"{nameof(NoticeKind)}_{kind}_{part}", language),
        Reference, Title?.In(language), Organisation?.In(language), When is { } at ? Instant(at, language) : "", Who?.In(language), Amount);

    private static string Instant(DateTime utc, CultureInfo language)
    {
        var at = GrantsClock.ToHongKong(utc);
        // A deadline at midnight is told as the last minute of the day before, as the pages tell it: "by 22 January, 00:00" is misread.
        if (at.TimeOfDay == TimeSpan.Zero) at = at.AddMinutes(-1);
        return language.TwoLetterISOLanguageName == "zh"
            ? string.Create(CultureInfo.InvariantCulture, $"{at:yyyy年M月d日 HH:mm}")
            : string.Create(CultureInfo.InvariantCulture, $"{at:d MMMM yyyy, HH:mm} HKT");
    }
}
