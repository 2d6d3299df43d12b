using System.Globalization;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Notifications;

/// <summary>A notice in the reader's language.</summary>
public sealed record NoticeLine(NoticeId Id, NoticeKind Kind, string Subject, string Body, string Link, DateTime At, bool IsRead);

/// <summary>One's own notices, newest first.</summary>
[Allow(Permission.UseOwnAccount)]
public sealed record ListNotices(bool UnreadOnly = false, int PageNumber = 1) : IQuery<Page<NoticeLine>>
{
    public const int PageSize = 25;
}

internal sealed class ListNoticesHandler(GrantsDbContext db, CurrentActor actor) : IQueryHandler<ListNotices, Page<NoticeLine>>
{
    public async Task<Page<NoticeLine>> HandleAsync(ListNotices query, CancellationToken cancel)
    {
        var me = actor.Value.RequirePerson();
        var mine = db.Set<Notice>().AsNoTracking().Where(n => n.Person == me && (!query.UnreadOnly || n.ReadAt == null));
        var number = Math.Max(1, query.PageNumber);
        var rows = await mine.OrderByDescending(n => n.At).ThenByDescending(n => n.Id)
            .Skip((number - 1) * ListNotices.PageSize).Take(ListNotices.PageSize).ToListAsync(cancel);
        return new Page<NoticeLine>([.. rows.Select(Line)], number, ListNotices.PageSize, await mine.CountAsync(cancel));
    }

    private static NoticeLine Line(Notice notice)
    {
        var facts = NoticeFacts.FromJson(notice.Facts);
        var language = CultureInfo.CurrentUICulture;
        return new(notice.Id, notice.Kind, facts.Subject(notice.Kind, language), facts.Body(notice.Kind, language), notice.Link, notice.At, notice.ReadAt is not null);
    }
}
