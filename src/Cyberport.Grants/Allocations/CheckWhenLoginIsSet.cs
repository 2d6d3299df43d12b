using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>A person got, changed or lost their login: the accounts they use are brought up to date.</summary>
internal sealed class CheckWhenLoginIsSet(GrantsDbContext db, GrantsClock clock) : IEventHandler<ClusterLoginSet>
{
    public async Task HandleAsync(ClusterLoginSet happened, CancellationToken cancel)
    {
        var ids = await db.Set<Allocation>().Where(a => a.Users.Any(u => u.PersonId == happened.Person)).Select(a => a.Id).ToListAsync(cancel);
        await db.AskForChecksAsync(ids, clock, cancel);
    }
}
