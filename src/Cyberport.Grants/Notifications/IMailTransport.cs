using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Cyberport.Grants.Notifications;

/// <summary>Takes a mail out of the house. Called again with the same mail when the answer was lost.</summary>
public interface IMailTransport
{
    Task SendAsync(MimeMessage message, MailId id, CancellationToken cancel);
}

/// <summary>
/// Gives mails to a relay. The message's id is the mail's own, so that a receiver recognises the second copy of one whose
/// acknowledgement was lost.
/// </summary>
public sealed class SmtpTransport(MailSettings settings, string host) : IMailTransport
{
    private const int TimeoutMilliseconds = 20_000;

    public async Task SendAsync(MimeMessage message, MailId id, CancellationToken cancel)
    {
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        await client.ConnectAsync(host, settings.Port, settings.StartTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None, cancel);
        if (settings.User is { Length: > 0 }) await client.AuthenticateAsync(Encoding.UTF8, settings.User, settings.Password ?? "", cancel);
        await client.SendAsync(message, cancel);
        await client.DisconnectAsync(quit: true, cancel);
    }
}

/// <summary>Writes each mail to a file of its own name: for the demonstration, and where no relay is set. The same mail is the same file.</summary>
public sealed class FileTransport(MailSettings settings) : IMailTransport
{
    public async Task SendAsync(MimeMessage message, MailId id, CancellationToken cancel)
    {
        Directory.CreateDirectory(settings.Folder);
        var path = Path.Combine(settings.Folder, $"{id.Value:N}.eml");
        var half = path + ".part";
        await message.WriteToAsync(half, cancel);
        File.Move(half, path, overwrite: true);
    }
}
