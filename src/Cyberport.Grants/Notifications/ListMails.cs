using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Notifications;

/// <summary>What the administrator sees of a mail: never its text, which is its reader's.</summary>
/// <param name="NextTryAt">When it is tried again by itself (machine's clock); null once it was sent or given up.</param>
public sealed record MailLine(MailId Id, string To, NoticeKind Kind, MailState State, int Attempts, DateTime QueuedAt, DateTime? SentAt, string? Error, DateTime? NextTryAt);

/// <summary>Mails, newest first; in one state, or all.</summary>
/// <param name="Failed">Only those that did not go out at the last try: given up, or waiting for the next.</param>
[Allow(Permission.Administer)]
public sealed record ListMails(MailState? State = null, int PageNumber = 1, bool Failed = false) : IQuery<Page<MailLine>>
{
    public const int PageSize = 50;
}

internal sealed class ListMailsHandler(GrantsDbContext db) : IQueryHandler<ListMails, Page<MailLine>>
{
    public async Task<Page<MailLine>> HandleAsync(ListMails query, CancellationToken cancel)
    {
        var mails = db.Set<Mail>().AsNoTracking();
        if (query.State is { } state) mails = mails.Where(m => m.State == state);
        if (query.Failed) mails = mails.Where(m => m.Error != null && m.State != MailState.Sent);
        var number = Math.Max(1, query.PageNumber);
        var rows = await mails.OrderByDescending(m => m.QueuedAt).ThenByDescending(m => m.Id)
            .Skip((number - 1) * ListMails.PageSize).Take(ListMails.PageSize)
            .Select(m => new MailLine(m.Id, m.To, m.Kind, m.State, m.Attempts, m.QueuedAt, m.SentAt, m.Error, m.State == MailState.Pending ? m.NotBefore : null)).ToListAsync(cancel);
        return new Page<MailLine>(rows, number, ListMails.PageSize, await mails.CountAsync(cancel));
    }
}
