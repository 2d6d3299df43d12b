using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Notifications;

/// <summary>Marks one notice, or all of them, as read.</summary>
[Allow(Permission.UseOwnAccount)]
[KeepsOwnHistory("The notice itself says when it was read.")]
public sealed record ReadNotices(NoticeId? Only = null) : IOperation<Nothing>;

internal sealed class ReadNoticesHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<ReadNotices, Nothing>
{
    private const int Most = 1000;

    public async Task<Nothing> HandleAsync(ReadNotices operation, CancellationToken cancel)
    {
        var me = actor.Value.RequirePerson();
        var unread = db.Set<Notice>().Where(n => n.Person == me && n.ReadAt == null);
        if (operation.Only is { } only) unread = unread.Where(n => n.Id == only);
        foreach (var notice in await unread.OrderBy(n => n.At).Take(Most).ToListAsync(cancel)) notice.Read(clock.UtcNow);
        return Nothing.AtAll;
    }
}
