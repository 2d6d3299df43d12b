using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>The principal investigator lets a member of the organisation compute in the project. Without a cluster login they wait for one.</summary>
[Allow(Permission.ManageProjectUsers)]
public sealed record AddProjectUser(AllocationId Allocation, PersonId Person, long Version) : IOperation<Nothing>;

internal sealed class AddProjectUserHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<AddProjectUser, Nothing>
{
    public async Task<Nothing> HandleAsync(AddProjectUser add, CancellationToken cancel)
    {
        var allocation = await db.Set<Allocation>().LedBy(actor.Value).Include(a => a.Users).SingleOrDefaultAsync(a => a.Id == add.Allocation, cancel)
            ?? throw new NotFoundException();
        allocation.RequireVersion(add.Version);
        if (!await db.Set<Membership>().AnyAsync(m => m.OrganisationId == allocation.OrganisationId && m.Person == add.Person && m.State == MembershipState.Active, cancel))
            throw new RuleViolation("allocations.not-a-member", AllocationsWords.NotAMember);
        allocation.AddUser(add.Person, clock.UtcNow);
        await db.AskForChecksAsync([allocation.Id], clock, cancel);
        return Nothing.AtAll;
    }
}
