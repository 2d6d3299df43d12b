using System.Globalization;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Web.Programmes;

/// <summary>What is typed about a call; days and times are Hong Kong's.</summary>
public sealed class CallForm
{
    public TrilingualText Name { get; set; } = new("", "", "");
    public TrilingualText Summary { get; set; } = new("", "", "");
    public string Tier { get; set; } = nameof(CallTier.Standard);
    public DateOnly? OpensOn { get; set; }
    public string OpensTime { get; set; } = "09:00";
    public DateOnly? ClosesOn { get; set; }
    public string ClosesTime { get; set; } = "18:00";
    public string? Form { get; set; }
    public IReadOnlyList<string> Eligible { get; set; } = [.. Enum.GetNames<OrganisationCategory>()];
    public int? PledgeDays { get; set; } = 60;

    public static CallForm Of(CallTerms terms) => new()
    {
        Name = terms.Name,
        Summary = terms.Summary,
        Tier = terms.Tier.ToString(),
        OpensOn = DayOf(terms.OpensAt),
        OpensTime = TimeOf(terms.OpensAt),
        ClosesOn = terms.ClosesAt is { } closes ? DayOf(closes) : null,
        ClosesTime = terms.ClosesAt is { } at ? TimeOf(at) : "18:00",
        Form = Key(terms.Form.Code, terms.Form.Version),
        Eligible = [.. terms.Eligible.Select(c => c.ToString())],
        PledgeDays = terms.PledgeDays,
    };

    public static string Key(string code, int version) => $"{code}|{version}";

    /// <summary>Null while no day of opening is entered.</summary>
    public CallTerms? ToTerms() => OpensOn is not { } opens ? null : new(
        Name, Summary, Enum.Parse<CallTier>(Tier), Instant(opens, OpensTime), ClosesOn is { } closes ? Instant(closes, ClosesTime) : null,
        Form?.Split('|') is [var code, var version] ? new(code, int.Parse(version, CultureInfo.InvariantCulture)) : new("", 0),
        [.. Eligible.Select(Enum.Parse<OrganisationCategory>)], PledgeDays ?? 0);

    /// <summary>A Hong Kong day and time of day as an instant; an unreadable time counts as midnight.</summary>
    public static DateTime Instant(DateOnly day, string time) =>
        GrantsClock.StartOf(day) + (TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at.ToTimeSpan() : TimeSpan.Zero);

    private static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(GrantsClock.ToHongKong(utc));
    private static string TimeOf(DateTime utc) => GrantsClock.ToHongKong(utc).ToString("HH:mm", CultureInfo.InvariantCulture);
}
