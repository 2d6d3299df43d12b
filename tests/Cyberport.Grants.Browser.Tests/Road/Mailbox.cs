using System.Text.RegularExpressions;
using MimeKit;

namespace Cyberport.Grants.Browser.Tests.Road;

/// <summary>The mails that the portal writes as files in demonstration mode.</summary>
internal static partial class Mailbox
{
    /// <summary>The link in the newest mail to somebody that leads to a certain kind of page, as a path.</summary>
    public static async Task<string> LinkAsync(Portal portal, string to, string kind)
    {
        for (var i = 0; i < 60; i++)
        {
            foreach (var file in Files(portal).OrderByDescending(f => f.LastWriteTimeUtc))
            {
                using var mail = await MimeMessage.LoadAsync(file.FullName);
                if (mail.To.Mailboxes.All(m => m.Address != to)) continue;
                if (Links().Matches(mail.TextBody ?? "").Select(m => new Uri(m.Value).PathAndQuery).FirstOrDefault(p => p.StartsWith(kind, StringComparison.Ordinal)) is { } path) return path;
            }
            await Task.Delay(500);
        }
        throw new TimeoutException($"No mail to {to} with a link to {kind}.");
    }

    /// <summary>Subjects of all mails to somebody.</summary>
    public static IReadOnlyList<string> SubjectsTo(Portal portal, string to) =>
        [.. Files(portal).Select(f => MimeMessage.Load(f.FullName)).Where(m => m.To.Mailboxes.Any(a => a.Address == to)).Select(m => m.Subject ?? "")];

    private static FileInfo[] Files(Portal portal) => new DirectoryInfo(Path.Combine(portal.Folder, "mail")) is { Exists: true } folder ? folder.GetFiles("*.eml") : [];

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Links();
}
