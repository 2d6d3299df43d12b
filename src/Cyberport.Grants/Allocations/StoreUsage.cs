using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>An account whose usage is due, and from when on.</summary>
public sealed record ToCollect(AllocationId Id, string Account, DateTime? CollectedTo, DateTime FirstDay);

[Allow(Permission.RunByTheSystem)]
public sealed record ListToCollect : IQuery<IReadOnlyList<ToCollect>>;

internal sealed class ListToCollectHandler(GrantsDbContext db) : IQueryHandler<ListToCollect, IReadOnlyList<ToCollect>>
{
    // Only accounts that were once seen as ours: a foreign one's jobs are nobody's business here.
    public async Task<IReadOnlyList<ToCollect>> HandleAsync(ListToCollect query, CancellationToken cancel)
    {
        var rows = await (
            from allocation in db.Set<Allocation>()
            join check in db.Set<AllocationCheck>() on allocation.Id equals check.Id
            join cursor in db.Set<UsageCursor>() on allocation.Id equals cursor.AllocationId into cursors
            from cursor in cursors.DefaultIfEmpty()
            where check.LastJson != null && allocation.State != AllocationState.Refused
            orderby allocation.AccountName
            select new { allocation.Id, allocation.AccountName, allocation.From, CollectedTo = (DateTime?)cursor!.CollectedTo }).ToListAsync(cancel);
        return [.. rows.Select(r => new ToCollect(r.Id, r.AccountName, r.CollectedTo, GrantsClock.StartOf(r.From)))];
    }
}

/// <summary>
/// Stores a window's runs, moves the cursor and books what ended runs used, together. The journal follows the rows: it is brought to
/// their sum, so that storing the same window again books nothing, and a record corrected by the cluster corrects the journal.
/// </summary>
[Allow(Permission.RunByTheSystem), KeepsOwnHistory("a copy of the cluster's own records")]
public sealed record StoreUsage(AllocationId Id, IReadOnlyList<CentreJob> Jobs, DateTime CollectedTo) : IOperation<int>;

internal sealed class StoreUsageHandler(GrantsDbContext db, Encumbrances encumbrances) : IOperationHandler<StoreUsage, int>
{
    public async Task<int> HandleAsync(StoreUsage store, CancellationToken cancel)
    {
        var allocation = await db.Set<Allocation>().AsNoTracking().SingleAsync(a => a.Id == store.Id, cancel);
        var ours = (await db.Set<AllocationCheck>().AsNoTracking().SingleAsync(c => c.Id == store.Id, cancel)).Ahead.Logins;
        var ids = store.Jobs.Select(j => j.JobId).Distinct().ToArray();
        var known = (await db.Set<UsageRun>().Where(r => ids.Contains(r.JobId)).ToListAsync(cancel)).ToDictionary(r => r.Key);
        var change = 0L;
        foreach (var job in store.Jobs.DistinctBy(UsageRun.KeyOf))
        {
            var run = known.GetValueOrDefault(UsageRun.KeyOf(job));
            var before = run?.GpuSeconds ?? 0;
            if (run is null) db.Add(run = new UsageRun(store.Id, job, MatchOf(job, allocation, ours)));
            else run.Update(job);
            if (run.Match == UsageMatch.Matched) change += run.GpuSeconds - before;
        }
        if (change != 0) await BookAsync(allocation, change, cancel);

        var cursor = await db.Set<UsageCursor>().SingleOrDefaultAsync(c => c.AllocationId == store.Id, cancel);
        if (cursor is null) db.Add(new UsageCursor { AllocationId = store.Id, CollectedTo = store.CollectedTo });
        else if (store.CollectedTo > cursor.CollectedTo) cursor.CollectedTo = store.CollectedTo;
        return store.Jobs.Count;
    }

    /// <summary>A run that goes on is booked when it ends. The rows' sum counts, so that the journal never drifts away from them.</summary>
    private async Task BookAsync(Allocation allocation, long change, CancellationToken cancel)
    {
        var stored = await db.Set<UsageRun>().Where(r => r.AllocationId == allocation.Id && r.Match == UsageMatch.Matched).SumAsync(r => r.GpuSeconds, cancel);
        await encumbrances.UseAsync(allocation.ProjectId.Value, new TresMinutes((stored + change) / 60), cancel);
    }

    // The cluster's clock and the portal's may differ in a demonstration, so only what lies clearly outside counts as outside.
    private static UsageMatch MatchOf(CentreJob job, Allocation allocation, IReadOnlyList<string> ours) =>
        !ours.Contains(job.Login) ? UsageMatch.UnknownLogin
        : job.SubmittedAt >= GrantsClock.StartOf(allocation.To.AddDays(1)) ? UsageMatch.OutsideDates
        : UsageMatch.Matched;
}
