using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cyberport.Grants.Allocations;

/// <summary>An account whose usage is due, and from when on.</summary>
internal sealed record ToCollect(AllocationId Id, string Account, DateTime? CollectedTo, DateTime FirstDay);

[Allow(Permission.RunByTheSystem)]
internal sealed record ListToCollect : IQuery<IReadOnlyList<ToCollect>>;

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

/// <summary>Stores a window's runs and moves the cursor, together.</summary>
[Allow(Permission.RunByTheSystem), KeepsOwnHistory("a copy of the cluster's own records")]
internal sealed record StoreUsage(AllocationId Id, IReadOnlyList<CentreJob> Jobs, DateTime CollectedTo) : IOperation<int>;

internal sealed class StoreUsageHandler(GrantsDbContext db) : IOperationHandler<StoreUsage, int>
{
    public async Task<int> HandleAsync(StoreUsage store, CancellationToken cancel)
    {
        var allocation = await db.Set<Allocation>().AsNoTracking().SingleAsync(a => a.Id == store.Id, cancel);
        var ours = (await db.Set<AllocationCheck>().AsNoTracking().SingleAsync(c => c.Id == store.Id, cancel)).Ahead.Logins;
        var ids = store.Jobs.Select(j => j.JobId).Distinct().ToArray();
        var known = (await db.Set<UsageRun>().Where(r => ids.Contains(r.JobId)).ToListAsync(cancel)).ToDictionary(r => r.Key);
        foreach (var job in store.Jobs.DistinctBy(UsageRun.KeyOf))
            if (known.TryGetValue(UsageRun.KeyOf(job), out var run)) run.Update(job);
            else db.Add(new UsageRun(store.Id, job, MatchOf(job, allocation, ours)));

        var cursor = await db.Set<UsageCursor>().SingleOrDefaultAsync(c => c.AllocationId == store.Id, cancel);
        if (cursor is null) db.Add(new UsageCursor { AllocationId = store.Id, CollectedTo = store.CollectedTo });
        else if (store.CollectedTo > cursor.CollectedTo) cursor.CollectedTo = store.CollectedTo;
        return store.Jobs.Count;
    }

    // The cluster's clock and the portal's may differ in a demonstration, so only what lies clearly outside counts as outside.
    private static UsageMatch MatchOf(CentreJob job, Allocation allocation, IReadOnlyList<string> ours) =>
        !ours.Contains(job.Login) ? UsageMatch.UnknownLogin
        : job.SubmittedAt >= GrantsClock.StartOf(allocation.To.AddDays(1)) ? UsageMatch.OutsideDates
        : UsageMatch.Matched;
}

/// <summary>Keeps the cluster's counter beside our own sum, taken at the same time.</summary>
[Allow(Permission.RunByTheSystem), KeepsOwnHistory("two figures, replaced")]
internal sealed record CompareCounter(AllocationId Id, TresMinutes Counted, DateTime Now) : IOperation<Nothing>;

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

/// <summary>
/// Reads what was consumed: per account and day, the day before the cursor once more, because records reach slurmdbd late. Safe to
/// repeat and to cut off anywhere.
/// </summary>
public sealed partial class CollectUsage(IServiceScopeFactory scopes, IComputeCentre centre, ILogger<CollectUsage> log)
{
    private static readonly Actor Me = Actor.System(nameof(CollectUsage));
    private static readonly TimeSpan Overlap = TimeSpan.FromDays(1);
    private static readonly TimeSpan Window = TimeSpan.FromDays(1);

    /// <returns>How many runs were read.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var read = 0;
        await using var scope = scopes.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<Leases>().TryTakeAsync($"usage:{centre.Cluster}", TimeSpan.FromMinutes(5), cancel)) return 0;
        var runner = scope.ServiceProvider.GetRequiredService<OperationRunner>();
        foreach (var account in (await runner.AskAsAsync(Me, new ListToCollect(), cancel)).Value!)
        {
            try
            {
                read += await CollectAsync(runner, account, cancel);
            }
            catch (CentreException failure)
            {
                NotCollected(log, account.Account, failure.Condition, failure.Message);
                if (failure.Condition != CentreCondition.Strange) break;
            }
        }
        return read;
    }

    private async Task<int> CollectAsync(OperationRunner runner, ToCollect account, CancellationToken cancel)
    {
        var (read, now) = (0, centre.UtcNow);
        var earliest = now - Overlap;
        var from = account.CollectedTo is { } cursor ? cursor - Overlap : account.FirstDay < earliest ? account.FirstDay : earliest;
        for (; from < now; from += Window)
        {
            var to = from + Window < now ? from + Window : now;
            var jobs = await centre.JobsAsync(account.Account, from, to, cancel);
            // Up to the second: what is submitted within the second of the answer belongs to the next window as well.
            read += (await runner.RunAsAsync(Me, new StoreUsage(account.Id, jobs, to), cancel: cancel)).Value;
        }
        if (await centre.LiveCounterAsync(account.Account, cancel) is { } counted)
            await runner.RunAsAsync(Me, new CompareCounter(account.Id, counted, now), cancel: cancel);
        return read;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Usage of {Account} was not collected: {Condition}, {Words}")]
    private static partial void NotCollected(ILogger log, string account, CentreCondition condition, string words);
}
