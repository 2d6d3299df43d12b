using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cyberport.Grants.Allocations;

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
            var stored = await runner.RunAsAsync(Me, new StoreUsage(account.Id, jobs, to), cancel: cancel);
            // The next window moves the cursor past this one: what is not stored must not be passed over.
            if (!stored.IsDone) throw new InvalidOperationException($"StoreUsage of {account.Account}: {stored.Problem!.Code}");
            read += stored.Value;
        }
        if (await centre.LiveCounterAsync(account.Account, cancel) is { } counted)
            await runner.RunAsAsync(Me, new CompareCounter(account.Id, counted, now), cancel: cancel);
        return read;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Usage of {Account} was not collected: {Condition}, {Words}")]
    private static partial void NotCollected(ILogger log, string account, CentreCondition condition, string words);
}
