using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>Keeps the cluster's counter beside our own sum, taken at the same time.</summary>
[Allow(Permission.RunByTheSystem), KeepsOwnHistory("two figures, replaced")]
public sealed record CompareCounter(AllocationId Id, TresMinutes Counted, DateTime Now) : IOperation<Nothing>;

internal sealed class CompareCounterHandler(GrantsDbContext db) : IOperationHandler<CompareCounter, Nothing>
{
    public async Task<Nothing> HandleAsync(CompareCounter compare, CancellationToken cancel)
    {
        var check = await db.Set<AllocationCheck>().SingleAsync(c => c.Id == compare.Id, cancel);
        var runs = await db.RunsAsync(compare.Id, cancel);
        (check.Counted, check.Summed) = (compare.Counted, UsageMeter.Minutes(runs, DateTime.MinValue, DateTime.MaxValue, compare.Now));
        return Nothing.AtAll;
    }
}

internal static class Runs
{
    /// <summary>All runs of an allocation that have started, quarantined ones too: the cluster's counter knows no quarantine.</summary>
    public static async Task<List<Run>> RunsAsync(this GrantsDbContext db, AllocationId id, CancellationToken cancel) =>
        [.. (await db.Set<UsageRun>().Where(r => r.AllocationId == id && r.StartedAt != null).Select(r => new { r.StartedAt, r.EndedAt, r.Gpus }).ToListAsync(cancel))
            .Select(r => new Run(r.StartedAt!.Value, r.EndedAt, r.Gpus))];
}
