using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>Staff looked the body and its registered contact up and found them true. No award before that.</summary>
[Allow(Permission.ScreenApplications, Permission.Administer)]
public sealed record VerifyOrganisation(OrganisationId Id, long Version) : IOperation<Nothing>;

internal sealed class VerifyOrganisationHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<VerifyOrganisation, Nothing>
{
    public async Task<Nothing> HandleAsync(VerifyOrganisation operation, CancellationToken cancel)
    {
        var organisation = await db.Set<Organisation>().VisibleTo(actor.Value).Include(o => o.Members).SingleOrDefaultAsync(o => o.Id == operation.Id, cancel)
            ?? throw new NotFoundException();
        organisation.RequireVersion(operation.Version);
        organisation.Verify(actor.Value.RequirePerson(), clock.UtcNow);
        return Nothing.AtAll;
    }
}
