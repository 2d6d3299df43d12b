using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Notifications;

/// <summary>The number at the bell.</summary>
[Allow(Permission.UseOwnAccount)]
public sealed record CountUnreadNotices : IQuery<int>;

internal sealed class CountUnreadNoticesHandler(GrantsDbContext db, CurrentActor actor) : IQueryHandler<CountUnreadNotices, int>
{
    public Task<int> HandleAsync(CountUnreadNotices query, CancellationToken cancel)
    {
        var me = actor.Value.RequirePerson();
        return db.Set<Notice>().CountAsync(n => n.Person == me && n.ReadAt == null, cancel);
    }
}
