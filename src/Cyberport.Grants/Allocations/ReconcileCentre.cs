using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cyberport.Grants.Allocations;

/// <param name="Seen">How many allocations were looked at.</param>
/// <param name="Condition">The centre's; null when there was nothing to ask it, or another process does.</param>
public sealed record ReconciliationRun(int Seen, CentreCondition? Condition);

/// <summary>
/// Brings the cluster to what the database says. One writer per cluster (a lease); short transactions around, never during, what is
/// sent; each write read back. Whatever is cut off is taken up by the next run.
/// </summary>
public sealed partial class ReconcileCentre(
    IServiceScopeFactory scopes, IComputeCentre centre, CrashPoints crash, ILogger<ReconcileCentre> log)
{
    /// <summary>Users that one run may take away from all accounts together.</summary>
    public const int RemovalCap = 20;

    private static readonly Actor Me = Actor.System(nameof(ReconcileCentre));
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>One run.</summary>
    /// <param name="all">Everything, to find drift; else only what somebody changed.</param>
    public async Task<ReconciliationRun> RunAsync(bool all, CancellationToken cancel)
    {
        if (await AskAsync(new AnyToEnd(), cancel)) await RunAsync(new EndAllocations(), cancel);
        var work = await AskAsync(new ListToReconcile(all), cancel);
        if (work.Count == 0 && !all) return new(0, null);
        if (!await HoldLeaseAsync(cancel)) return new(0, null);

        var health = await centre.CheckAsync(cancel);
        await RunAsync(new RecordCentreHealth(centre.Cluster, health), cancel);
        if (!health.IsHealthy) return new(0, health.Condition);

        var (seen, removals) = (0, RemovalCap);
        foreach (var allocation in work)
        {
            // Lost to another process: what it writes now and what we would write must not cross.
            if (!await HoldLeaseAsync(cancel)) break;
            try
            {
                removals -= await ReconcileAsync(allocation, removals, cancel);
                seen++;
            }
            catch (CentreException failure)
            {
                CentreFailed(log, allocation.Desired.Account, failure.Condition, failure.Message);
                var nothingKnown = new ReconciliationPlan([], [], null, []);
                await RunAsync(new RecordCheck(allocation.Id, allocation.Desired, null, nothingKnown, [], failure.Message), cancel);
                if (failure.Condition is not (CentreCondition.Strange or CentreCondition.Misconfigured))
                {
                    await RunAsync(new RecordCentreHealth(centre.Cluster, new(failure.Condition, Detail: failure.Message)), cancel);
                    return new(seen, failure.Condition);
                }
            }
        }
        return new(seen, health.Condition);
    }

    /// <returns>How many users were taken away.</returns>
    private async Task<int> ReconcileAsync(ToReconcile allocation, int removalCap, CancellationToken cancel)
    {
        var (desired, last, ahead) = (allocation.Desired, allocation.Last, allocation.Ahead);
        var observed = await centre.ReadAsync(desired.Account, desired.Logins, cancel);
        var plan = Reconciliation.Plan(desired, last, ahead, observed, removalCap);
        if (plan.Steps.Count == 0)
        {
            await RunAsync(new RecordCheck(allocation.Id, desired, observed, plan, [], null), cancel);
            return 0;
        }

        await RunAsync(new WriteAhead(allocation.Id, desired, observed, plan.Incidents), cancel);
        crash.Pass("provision.before-write");
        var sent = new List<Sent>();
        string? refused = null;
        foreach (var step in plan.Steps)
        {
            refused = await ApplyAsync(step, desired, sent, cancel);
            if (refused is not null) break;
            crash.Pass("provision.between-writes");
        }

        // The centre may have gone away between the steps; then this read says so and the next run starts from what stands.
        var after = await centre.ReadAsync(desired.Account, desired.Logins, cancel);
        var left = Reconciliation.Plan(desired, new(desired.Limits, desired.Logins, default), ahead.With(desired.Limits, desired.Logins), after, 0);
        // What was found before the repair is kept already; afterwards only strangers still stand there.
        await RunAsync(new RecordCheck(allocation.Id, desired, after, left with { Incidents = [.. plan.Incidents.Where(i => i.Edit == HandEdit.UserAdded)] }, sent, refused), cancel);
        return plan.Steps.OfType<RemoveUser>().Count();
    }

    /// <summary>Sends one step and reads back; what the cluster says against it, if it does.</summary>
    private async Task<string?> ApplyAsync(CentreStep step, DesiredAccount desired, List<Sent> sent, CancellationToken cancel)
    {
        string? refused = null;
        try
        {
            await centre.ApplyAsync(step, cancel);
            if (!Reconciliation.Took(step, await centre.ReadAsync(step.Account, desired.Logins, cancel)))
                refused = $"{step.GetType().Name}: accepted, but not there when read back";
        }
        catch (CentreException failure) when (failure.Condition is CentreCondition.Strange or CentreCondition.Misconfigured)
        {
            refused = failure.Message;
        }
        sent.AddRange(centre.RequestsFor(step).Select(r => new Sent(r, refused)));
        return refused;
    }

    private async Task<bool> HoldLeaseAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Leases>().TryTakeAsync($"centre:{centre.Cluster}", Lease, cancel);
    }

    private async Task<T> AskAsync<T>(IQuery<T> query, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<OperationRunner>().AskAsAsync(Me, query, cancel)).Value!;
    }

    /// <exception cref="InvalidOperationException">Our own bookkeeping was refused: nothing may be written to the cluster after that.</exception>
    private async Task RunAsync<T>(IOperation<T> operation, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<OperationRunner>().RunAsAsync(Me, operation, cancel: cancel);
        if (!outcome.IsDone) throw new InvalidOperationException($"{operation.GetType().Name}: {outcome.Problem!.Code}");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The centre left {Account} undone: {Condition}, {Words}")]
    private static partial void CentreFailed(ILogger log, string account, CentreCondition condition, string words);
}
