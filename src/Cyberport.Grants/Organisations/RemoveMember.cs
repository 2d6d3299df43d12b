using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>Ends a membership: a manager's of anybody, anybody's of their own. Somebody who manages must remain.</summary>
[Allow(Permission.UseOwnAccount)]
public sealed record RemoveMember(OrganisationId Organisation, PersonId Person, long Version) : IOperation<Nothing>;

internal sealed class RemoveMemberHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<RemoveMember, Nothing>
{
    public async Task<Nothing> HandleAsync(RemoveMember operation, CancellationToken cancel)
    {
        var leavesAlone = operation.Person == actor.Value.Person && actor.Value.Memberships.ContainsKey(operation.Organisation);
        var organisation = leavesAlone
            ? await db.Set<Organisation>().Include(o => o.Members).SingleAsync(o => o.Id == operation.Organisation, cancel)
            : await db.Set<Organisation>().LoadManagedAsync(operation.Organisation, actor.Value, cancel);
        organisation.RequireVersion(operation.Version);
        organisation.Remove(operation.Person, clock.UtcNow);
        return Nothing.AtAll;
    }
}
