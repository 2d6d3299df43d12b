using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Organisations;

/// <summary>A principal investigator or endorser admits whoever asked, with these roles, or declines (no roles).</summary>
[Allow(Permission.ManageOrganisation)]
public sealed record AnswerJoinRequest(OrganisationId Organisation, PersonId Person, bool Admit, OrganisationRoles Roles, long Version) : IOperation<Nothing>;

internal sealed class AnswerJoinRequestHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<AnswerJoinRequest, Nothing>
{
    public async Task<Nothing> HandleAsync(AnswerJoinRequest operation, CancellationToken cancel)
    {
        var organisation = await db.Set<Organisation>().LoadManagedAsync(operation.Organisation, actor.Value, cancel);
        organisation.RequireVersion(operation.Version);
        if (operation.Admit) organisation.Admit(operation.Person, operation.Roles, clock.UtcNow);
        else organisation.DeclineRequest(operation.Person, clock.UtcNow);
        return Nothing.AtAll;
    }
}
