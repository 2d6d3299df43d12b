using Cyberport.Grants.Awards;
using Cyberport.Grants.Data;
using Cyberport.Grants.Data.Outbox;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>Every award got its allocation, unless the event is still on its way; a parked one is a breach.</summary>
internal sealed class AwardsAreAllocated(GrantsDbContext db) : IInvariant
{
    public string Name => "Every award has its allocation";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var handler = typeof(AllocateWhenAccepted).FullName;
        if (await db.Set<OutboxDelivery>().AnyAsync(d => d.Handler == handler && d.State == DeliveryState.Pending, cancel)) return [];
        return await db.Set<Award>().Where(w => !db.Set<Allocation>().Any(a => a.AwardId == w.Id)).Select(w => $"award {w.Id.Value} has no allocation").ToListAsync(cancel);
    }
}

/// <summary>Every allocation has its check.</summary>
internal sealed class AllocationsAreWatched(GrantsDbContext db) : IInvariant
{
    public string Name => "Every allocation is compared with the cluster";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel) =>
        await db.Set<Allocation>().Where(a => !db.Set<AllocationCheck>().Any(c => c.Id == a.Id))
            .Select(a => a.AccountName + " has no check").ToListAsync(cancel);
}

/// <summary>No run ends before it starts.</summary>
internal sealed class UsageIsSound(GrantsDbContext db) : IInvariant
{
    public string Name => "No run of a job ends before it starts or uses less than no card";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel) =>
        [.. (await db.Set<UsageRun>().Where(r => r.Gpus < 0 || r.EndedAt < r.StartedAt).Select(r => new { r.Cluster, r.JobId }).ToListAsync(cancel))
            .Select(r => $"{r.Cluster} job {r.JobId}")];
}

/// <summary>The journal's used compute of a project is the sum of its ended runs, to the minute.</summary>
internal sealed class UsageStandsInTheJournal(GrantsDbContext db) : IInvariant
{
    public string Name => "Used compute in the journal is what the cluster's records of each allocation add up to";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var runs = (await db.Set<UsageRun>().Where(r => r.Match == UsageMatch.Matched && r.StartedAt != null && r.EndedAt != null)
            .Select(r => new { r.AllocationId, r.StartedAt, r.EndedAt, r.Gpus }).ToListAsync(cancel)).ToLookup(r => r.AllocationId, r => new Run(r.StartedAt!.Value, r.EndedAt, r.Gpus));
        var booked = await db.Set<Balance>().AsNoTracking().Where(b => b.Account == Account.ComputeUsed)
            .GroupBy(b => b.SubjectId).Select(g => new { g.Key, Minutes = g.Sum(b => b.Amount) }).ToDictionaryAsync(b => b.Key, b => b.Minutes, cancel);
        var breaches = new List<string>();
        foreach (var allocation in await db.Set<Allocation>().Select(a => new { a.Id, a.ProjectId, a.ProjectReference }).ToListAsync(cancel))
        {
            booked.Remove(allocation.ProjectId.Value, out var minutes);
            var ran = UsageMeter.Minutes(runs[allocation.Id], DateTime.MinValue, DateTime.MaxValue, DateTime.MaxValue).Minutes;
            if (ran != minutes) breaches.Add($"{allocation.ProjectReference}: {minutes} GPU-minutes booked, {ran} used");
        }
        breaches.AddRange(booked.Where(b => b.Value != 0).Select(b => $"subject {b.Key}: {b.Value} GPU-minutes booked, but it has no allocation"));
        return breaches;
    }
}
