using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>Does the cookie still open anything? Asking does not count as activity: a forgotten tab must not keep a session alive.</summary>
[Allow(Permission.RunByTheSystem)]
public sealed record IsSessionLive(SessionId Session) : IQuery<bool>;

internal sealed class IsSessionLiveHandler(GrantsDbContext db, GrantsClock clock) : IQueryHandler<IsSessionLive, bool>
{
    public async Task<bool> HandleAsync(IsSessionLive query, CancellationToken cancel)
    {
        var session = await (
            from s in db.Set<Session>().AsNoTracking()
            join p in db.Set<Person>() on s.Person equals p.Id
            where s.Id == query.Session && p.DisabledAt == null
            select s).SingleOrDefaultAsync(cancel);
        return session?.IsLive(clock.MachineUtcNow) ?? false;
    }
}
