using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Cyberport.Grants.Notifications;

/// <summary>Settings <c>Mail:*</c>. Without a host mails become files.</summary>
/// <param name="PortalUrl">Where the links of mails lead: <c>Portal:Url</c>, else the first of <c>urls</c>.</param>
public sealed record MailSettings(string? Host, int Port, string? User, string? Password, string From, bool StartTls, string Folder, string PortalUrl)
{
    public static MailSettings Of(IConfiguration configuration) => new(
        configuration["Mail:Host"] is { Length: > 0 } host ? host : null,
        int.Parse(configuration["Mail:Port"] ?? "587", CultureInfo.InvariantCulture),
        configuration["Mail:User"], configuration["Mail:Password"],
        configuration["Mail:From"] ?? "grants@localhost",
        !bool.TryParse(configuration["Mail:StartTls"], out var startTls) || startTls,
        Path.Combine(configuration["Data:Folder"] ?? "data", "mail"),
        (configuration["Portal:Url"] ?? configuration["urls"]?.Split(';')[0] ?? "http://localhost:5000").TrimEnd('/'));
}
