using Cyberport.Grants.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cyberport.Grants.Allocations;

public static class AllocationsSlice
{
    /// <summary>Registers the reconciliation and the collection of usage with their workers. The centre itself comes from the host.</summary>
    public static IServiceCollection AddAllocations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ReconciliationRhythm>();
        services.AddSingleton<ReconcileCentre>();
        services.AddSingleton<CollectUsage>();
        services.AddWorker<ReconciliationWorker>(configuration, "Reconciliation");
        services.AddWorker<UsageWorker>(configuration, "Usage");
        return services;
    }
}

/// <summary>When everything is compared again: once a minute, or as soon as the operator asks.</summary>
public sealed class ReconciliationRhythm(TimeProvider time)
{
    /// <summary>Drift is found within this; the target is five minutes.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private long _next;

    public void AllNow() => Interlocked.Exchange(ref _next, 0);

    /// <summary>True once per period.</summary>
    internal bool TakeAll()
    {
        var now = time.GetUtcNow().Ticks;
        if (now < Interlocked.Read(ref _next)) return false;
        Interlocked.Exchange(ref _next, now + Period.Ticks);
        return true;
    }
}

/// <summary>Brings changes to the cluster as soon as they are saved, and looks for drift once a minute.</summary>
internal sealed class ReconciliationWorker(ReconcileCentre reconcile, ReconciliationRhythm rhythm, WorkSignal signal, ILogger<ReconciliationWorker> log)
    : Worker(TimeSpan.FromSeconds(2), signal, log)
{
    protected override async Task WorkAsync(CancellationToken cancel)
    {
        var run = await reconcile.RunAsync(rhythm.TakeAll(), cancel);
        // A centre that is away is not asked again at every save of the portal.
        if (run.Condition is not (null or CentreCondition.Healthy)) await Task.Delay(TimeSpan.FromSeconds(5), cancel);
    }
}

/// <summary>Reads usage every half minute: people watch their first job.</summary>
internal sealed class UsageWorker(CollectUsage collect, ILogger<UsageWorker> log) : Worker(TimeSpan.FromSeconds(30), null, log)
{
    protected override Task WorkAsync(CancellationToken cancel) => collect.RunAsync(cancel);
}
