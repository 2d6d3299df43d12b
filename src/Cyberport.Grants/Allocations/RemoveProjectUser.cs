using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>The principal investigator takes a person out of the project. Their jobs end, their past usage stays.</summary>
[Allow(Permission.ManageProjectUsers)]
public sealed record RemoveProjectUser(AllocationId Allocation, PersonId Person, long Version) : IOperation<Nothing>;

internal sealed class RemoveProjectUserHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<RemoveProjectUser, Nothing>
{
    public async Task<Nothing> HandleAsync(RemoveProjectUser remove, CancellationToken cancel)
    {
        var allocation = await db.Set<Allocation>().LedBy(actor.Value).Include(a => a.Users).SingleOrDefaultAsync(a => a.Id == remove.Allocation, cancel)
            ?? throw new NotFoundException();
        allocation.RequireVersion(remove.Version);
        allocation.RemoveUser(remove.Person, clock.UtcNow);
        await db.AskForChecksAsync([allocation.Id], clock, cancel);
        return Nothing.AtAll;
    }
}
