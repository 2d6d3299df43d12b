using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>Whoever leaves an organisation leaves its projects on the cluster too; their jobs there end with the next check.</summary>
internal sealed class LeaveWhenMembershipEnds(GrantsDbContext db, GrantsClock clock) : IEventHandler<MembershipChanged>
{
    public async Task HandleAsync(MembershipChanged happened, CancellationToken cancel)
    {
        var stays = await db.Set<Membership>().AnyAsync(
            m => m.OrganisationId == happened.Organisation && m.Person == happened.Person && m.State == MembershipState.Active, cancel);
        if (stays) return;
        var left = await db.Set<Allocation>().NotOver().Include(a => a.Users)
            .Where(a => a.OrganisationId == happened.Organisation && a.Users.Any(u => u.PersonId == happened.Person && u.RemovedAt == null)).ToListAsync(cancel);
        foreach (var allocation in left) allocation.RemoveUser(happened.Person, clock.UtcNow);
        await db.AskForChecksAsync(left.Select(a => a.Id), clock, cancel);
    }
}
