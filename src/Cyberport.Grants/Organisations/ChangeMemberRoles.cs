using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Organisations;

/// <summary>Gives a member other roles. Somebody who manages must remain.</summary>
[Allow(Permission.ManageOrganisation)]
public sealed record ChangeMemberRoles(OrganisationId Organisation, PersonId Person, OrganisationRoles Roles, long Version) : IOperation<Nothing>;

internal sealed class ChangeMemberRolesHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<ChangeMemberRoles, Nothing>
{
    public async Task<Nothing> HandleAsync(ChangeMemberRoles operation, CancellationToken cancel)
    {
        var organisation = await db.Set<Organisation>().LoadManagedAsync(operation.Organisation, actor.Value, cancel);
        organisation.RequireVersion(operation.Version);
        organisation.ChangeRoles(operation.Person, operation.Roles, clock.UtcNow);
        return Nothing.AtAll;
    }
}
