using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>Every allocation has its check, and none was ever found with two accounts.</summary>
internal sealed class AllocationsAreWatched(GrantsDbContext db) : IInvariant
{
    public string Name => "Every allocation is compared with the cluster";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel) =>
        await db.Set<Allocation>().Where(a => !db.Set<AllocationCheck>().Any(c => c.Id == a.Id))
            .Select(a => a.AccountName + " has no check").ToListAsync(cancel);
}

/// <summary>No run ends before it starts, and no run of a matched job belongs to an allocation that is not there.</summary>
internal sealed class UsageIsSound(GrantsDbContext db) : IInvariant
{
    public string Name => "No run of a job ends before it starts or uses less than no card";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel) =>
        [.. (await db.Set<UsageRun>().Where(r => r.Gpus < 0 || r.EndedAt < r.StartedAt).Select(r => new { r.Cluster, r.JobId }).ToListAsync(cancel))
            .Select(r => $"{r.Cluster} job {r.JobId}")];
}
