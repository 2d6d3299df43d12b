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
        (check.Counted, check.Summed) = (compare.Counted, await SummedAsync(compare, cancel));
        return Nothing.AtAll;
    }

    /// <summary>All runs of the account, quarantined ones too: the cluster's counter knows no quarantine.</summary>
    private async Task<TresMinutes> SummedAsync(CompareCounter compare, CancellationToken cancel)
    {
        var runs = db.Set<UsageRun>().Where(r => r.AllocationId == compare.Id);
        var ended = await runs.SumAsync(r => r.GpuSeconds, cancel);
        var running = (await runs.Where(r => r.StartedAt != null && r.EndedAt == null).Select(r => new { r.StartedAt, r.Gpus }).ToListAsync(cancel))
            .Select(r => new Run(r.StartedAt!.Value, null, r.Gpus));
        return new((ended + UsageMeter.GpuSeconds(running, DateTime.MinValue, DateTime.MaxValue, compare.Now)) / 60);
    }
}
