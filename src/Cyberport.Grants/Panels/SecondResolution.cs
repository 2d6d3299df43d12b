using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Panels.Meetings;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels;

/// <summary>
/// A member of the Committee who was there stands for a resolution to grant more than the standard rate: the second person of DOMAIN
/// rule 7, never the one who recorded it.
/// </summary>
[Allow(Permission.SitOnCommittee)]
public sealed record SecondResolution(DecisionId Decision, long Version) : IOperation<Nothing>;

internal sealed class SecondResolutionHandler(GrantsDbContext db, Room room, CurrentActor actor, GrantsClock clock) : IOperationHandler<SecondResolution, Nothing>
{
    public async Task<Nothing> HandleAsync(SecondResolution operation, CancellationToken cancel)
    {
        var me = actor.Value.RequirePerson();
        var decision = await db.Set<Decision>().FindAsync([operation.Decision], cancel) ?? throw new NotFoundException();
        if ((await room.ConflictedAsync(decision.ApplicationId, cancel)).Contains(me)) throw new NotFoundException();
        decision.RequireVersion(operation.Version);
        if (decision.MeetingId is { } meeting && !await db.Set<Seat>().AnyAsync(s => s.Meeting.Id == meeting && s.Person == me && s.Attendance == Attendance.Present, cancel))
            throw new RuleViolation("panels.not-present", PanelsWords.NotPresent);
        decision.Second(me, clock.UtcNow);
        return Nothing.AtAll;
    }
}
