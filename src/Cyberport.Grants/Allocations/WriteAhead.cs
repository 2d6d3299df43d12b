using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>
/// Says what is about to be written to the cluster, and keeps what was found there before it is repaired. Committed before the first
/// request is sent: after a crash our own half-done work is told from a hand's.
/// </summary>
[Allow(Permission.RunByTheSystem), KeepsOwnHistory("the check, incidents and sendings are the history")]
public sealed record WriteAhead(AllocationId Id, DesiredAccount Desired, ObservedAccount? Observed, IReadOnlyList<Incident> Incidents) : IOperation<Nothing>;

internal sealed class WriteAheadHandler(GrantsDbContext db, GrantsClock clock) : IOperationHandler<WriteAhead, Nothing>
{
    public async Task<Nothing> HandleAsync(WriteAhead write, CancellationToken cancel)
    {
        var check = await db.Set<AllocationCheck>().SingleAsync(c => c.Id == write.Id, cancel);
        await db.KeepIncidentsAsync(check, write.Incidents, clock.UtcNow, cancel);
        check.Last = Reconciliation.Explained(check.Last, check.Ahead, write.Desired, write.Observed, write.Incidents, clock.UtcNow);
        check.Ahead = check.Ahead.With(write.Desired.Limits, write.Desired.Logins);
        check.Observed = write.Observed;
        check.Truth = write.Incidents.Count > 0 ? AllocationTruth.Drifted : AllocationTruth.Changing;
        return Nothing.AtAll;
    }
}
