using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Cyberport.Grants.Notifications;

/// <summary>Sends what is due. Each mail is claimed first, so that two nodes do not send it at once; a failed one waits longer each time.</summary>
public sealed partial class MailPump(
    IServiceScopeFactory scopes, DatabaseProvider provider, IMailTransport transport, MailSettings settings, GrantsClock clock, ILogger<MailPump> log)
{
    /// <summary>Stands in a letter where its link goes.</summary>
    internal const string LinkLine = "{link}";
    private const int Batch = 50;

    /// <summary>Sends until nothing is due. How many mails were tried.</summary>
    public async Task<int> DrainAsync(CancellationToken cancel)
    {
        var tried = 0;
        while (true)
        {
            var due = await DueAsync(cancel);
            if (due.Count == 0) return tried;
            foreach (var id in due) await SendAsync(id, cancel);
            tried += due.Count;
        }
    }

    private async Task<List<MailId>> DueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.MachineUtcNow;
        return await scope.ServiceProvider.GetRequiredService<GrantsDbContext>().Set<Mail>()
            .Where(m => m.State == MailState.Pending && m.NotBefore <= now)
            .OrderBy(m => m.QueuedAt).ThenBy(m => m.Id).Take(Batch).Select(m => m.Id).ToListAsync(cancel);
    }

    private async Task SendAsync(MailId id, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GrantsDbContext>();
        var mail = await db.Set<Mail>().SingleAsync(m => m.Id == id, cancel);
        if (mail.State != MailState.Pending || mail.NotBefore > clock.MachineUtcNow) return;
        try
        {
            mail.Try(clock.MachineUtcNow);
            var secret = mail.SecretFor is { } purpose ? scope.ServiceProvider.GetRequiredService<AccountLinks>().Issue(purpose, mail.SecretOf!.Value) : null;
            await SaveAsync(db, cancel);
            await transport.SendAsync(Compose(mail, secret), id, cancel);
            mail.Sent(clock.UtcNow);
        }
        catch (DbUpdateConcurrencyException)
        {
            return; // another node has it
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            MailFailed(log, e, id.Value);
            mail.Fail(e.Message, clock.MachineUtcNow);
        }
        await SaveAsync(db, CancellationToken.None);
    }

    private async Task SaveAsync(GrantsDbContext db, CancellationToken cancel)
    {
        using var turn = await WriteTurn.TakeAsync(provider, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private MimeMessage Compose(Mail mail, string? secret)
    {
        var words = Words.In(NotificationsWords.ResourceManager, nameof(NotificationsWords.MailLink), System.Globalization.CultureInfo.GetCultureInfo(mail.Language));
        var link = string.Format(System.Globalization.CultureInfo.InvariantCulture, words, settings.PortalUrl + mail.Link + secret);
        var message = new MimeMessage { Subject = mail.Subject, Date = clock.MachineUtcNow, MessageId = $"{mail.Id.Value:N}@{Digest.Of(settings.PortalUrl).Short}" };
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.Add(MailboxAddress.Parse(mail.To));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated"); // no out-of-office answers
        message.Body = new TextPart("plain") { Text = mail.Body.Replace(LinkLine, link, StringComparison.Ordinal) };
        return message;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Mail} was not sent")]
    private static partial void MailFailed(ILogger log, Exception failure, Guid mail);
}

/// <summary>Sends soon after something was saved.</summary>
internal sealed class MailWorker(MailPump pump, WorkSignal signal, ILogger<MailWorker> log) : Worker(TimeSpan.FromSeconds(2), signal, log)
{
    protected override Task WorkAsync(CancellationToken cancel) => pump.DrainAsync(cancel);
}
