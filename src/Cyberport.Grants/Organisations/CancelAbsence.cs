using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>Back earlier than planned, or not away after all: one's own, an administrator anybody's.</summary>
[Allow(Permission.UseOwnAccount)]
public sealed record CancelAbsence(StaffAbsenceId Id, long Version) : IOperation<Nothing>;

internal sealed class CancelAbsenceHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<CancelAbsence, Nothing>
{
    public async Task<Nothing> HandleAsync(CancelAbsence operation, CancellationToken cancel)
    {
        var (own, all) = (actor.Value.RequirePerson(), actor.Value.May(Permission.Administer));
        var absence = await db.Set<StaffAbsence>().SingleOrDefaultAsync(a => a.Id == operation.Id && (all || a.Person == own), cancel) ?? throw new NotFoundException();
        absence.RequireVersion(operation.Version);
        absence.Cancel(clock.Today, clock.UtcNow);
        return Nothing.AtAll;
    }
}
