using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Data.Demonstration;

/// <summary>
/// The time machine: carries the whole demonstration forward to a moment, so that an offer lapses or an allocation ends while one
/// watches. Never back. The offset acts when <see cref="DemonstrationClock"/> reads it, at the latest two seconds later.
/// </summary>
/// <param name="To">UTC, after the portal's present time.</param>
[Allow(Permission.Administer)]
public sealed record MoveClock(DateTime To) : IOperation<DateTime>;

internal sealed class MoveClockHandler(GrantsDbContext db, GrantsClock clock, DemonstrationMode mode) : IOperationHandler<MoveClock, DateTime>
{
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(5 * 366);

    public async Task<DateTime> HandleAsync(MoveClock operation, CancellationToken cancel)
    {
        if (!mode.Enabled) throw new RuleViolation("demonstration.off", OrganisationsWords.ClockNoDemonstration);
        var to = DateTime.SpecifyKind(operation.To, DateTimeKind.Utc);
        if (to <= clock.UtcNow) throw new RuleViolation("demonstration.clock-forward", OrganisationsWords.ClockForward);
        if (to - clock.MachineUtcNow > Farthest) throw new RuleViolation("demonstration.clock-too-far", OrganisationsWords.ClockTooFar);
        var row = await db.Set<DemoClock>().SingleOrDefaultAsync(c => c.Id == DemoClock.TheOnly, cancel);
        if (row is null) db.Add(row = new DemoClock());
        var seconds = (long)Math.Ceiling((to - clock.MachineUtcNow).TotalSeconds);
        if (seconds < row.OffsetSeconds) throw new RuleViolation("demonstration.clock-forward", OrganisationsWords.ClockForward);
        row.RunAhead(seconds);
        return to;
    }
}
