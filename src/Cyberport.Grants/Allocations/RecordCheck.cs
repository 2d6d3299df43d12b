using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>One allocation as reconciliation needs it: what is wanted, what was applied, what was written ahead.</summary>
internal sealed record ToReconcile(AllocationId Id, DesiredAccount Desired, LastApplied? Last, WrittenAhead Ahead);

/// <summary>Lists what a run has to look at: everything, or only what somebody changed.</summary>
[Allow(Permission.RunByTheSystem)]
internal sealed record ListToReconcile(bool All) : IQuery<IReadOnlyList<ToReconcile>>;

internal sealed class ListToReconcileHandler(GrantsDbContext db, GrantsClock clock) : IQueryHandler<ListToReconcile, IReadOnlyList<ToReconcile>>
{
    public async Task<IReadOnlyList<ToReconcile>> HandleAsync(ListToReconcile query, CancellationToken cancel)
    {
        var now = clock.MachineUtcNow;
        var checks = await db.Set<AllocationCheck>().AsNoTracking().Where(c => query.All || c.DueAt <= now).ToDictionaryAsync(c => c.Id, cancel);
        if (checks.Count == 0) return [];
        var wanted = query.All ? db.Set<Allocation>() : db.Set<Allocation>().Where(a => db.Set<AllocationCheck>().Any(c => c.Id == a.Id && c.DueAt <= now));
        var allocations = await wanted.AsNoTracking().Include(a => a.Users).OrderBy(a => a.CreatedAt).ThenBy(a => a.AccountName).ToListAsync(cancel);
        var logins = await db.LoginsAsync(cancel);
        return [.. allocations.Where(a => checks.ContainsKey(a.Id)).Select(a =>
            new ToReconcile(a.Id, a.Desired(clock.Today, logins), checks[a.Id].Last, checks[a.Id].Ahead))];
    }
}

internal static class ClusterLogins
{
    /// <summary>The logins of all people that have one and are users of some allocation.</summary>
    public static async Task<IReadOnlyDictionary<PersonId, string>> LoginsAsync(this GrantsDbContext db, CancellationToken cancel) =>
        await db.Set<Person>().Where(p => p.ClusterLogin != null && db.Set<AllocationUser>().Any(u => u.PersonId == p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.ClusterLogin!, cancel);
}

/// <summary>
/// Says what is about to be written to the cluster, and keeps what was found there before it is repaired. Committed before the first
/// request is sent: after a crash our own half-done work is told from a hand's.
/// </summary>
[Allow(Permission.RunByTheSystem), KeepsOwnHistory("the check, incidents and sendings are the history")]
internal sealed record WriteAhead(AllocationId Id, DesiredAccount Desired, ObservedAccount? Observed, IReadOnlyList<Incident> Incidents) : IOperation<Nothing>;

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

/// <summary>What was sent, and whether the cluster refused it.</summary>
internal sealed record Sent(CentreRequest Request, string? Refused);

/// <summary>Keeps what a check found after its writes, if it wrote, and moves the allocation on.</summary>
[Allow(Permission.RunByTheSystem), CrashPoint("provision"), KeepsOwnHistory("the check, incidents and sendings are the history")]
internal sealed record RecordCheck(
    AllocationId Id, DesiredAccount Desired, ObservedAccount? Observed, ReconciliationPlan Plan, IReadOnlyList<Sent> Sent, string? Failure) : IOperation<Nothing>;

internal sealed class RecordCheckHandler(GrantsDbContext db, GrantsClock clock) : IOperationHandler<RecordCheck, Nothing>
{
    public async Task<Nothing> HandleAsync(RecordCheck found, CancellationToken cancel)
    {
        var check = await db.Set<AllocationCheck>().SingleAsync(c => c.Id == found.Id, cancel);
        var allocation = await db.Set<Allocation>().Include(a => a.Users).SingleAsync(a => a.Id == found.Id, cancel);
        var now = clock.UtcNow;
        await db.KeepIncidentsAsync(check, found.Plan.Incidents, now, cancel);
        check.Observed = found.Observed;
        check.CheckedAt = now;
        check.Truth = TruthOf(found);
        check.Say(found.Failure ?? found.Plan.Foreign ?? (found.Plan.HeldBack.Count > 0 ? string.Join(", ", found.Plan.HeldBack) : null));

        if (found.Plan.Foreign is not null) allocation.FoundForeign();
        if (found.Failure is null && found.Plan.IsTrue)
        {
            if (found.Observed?.Limits is { } limits)
                check.Last = new(limits, [.. found.Observed.Logins.Where(check.Ahead.Logins.Contains)], now);
            check.TrueAt = now;
            allocation.FoundTrue(found.Desired.Phase, now);
        }
        // Somebody may have changed what is wanted while the cluster was being written: then there is another turn.
        var wanted = allocation.Desired(clock.Today, await db.LoginsAsync(cancel));
        check.DueAt = NextLook(found, Same(wanted, found.Desired)) is { } pause ? clock.MachineUtcNow + pause : null;
        db.AddRange(found.Sent.Select((s, i) => new CentreSending
        {
            AllocationId = found.Id,
            At = now,
            Order = i,
            Method = s.Request.Method,
            Path = s.Request.Path,
            Json = s.Request.Json,
            Refused = s.Refused is { Length: > AllocationCheck.DetailLength } long_ ? long_[..AllocationCheck.DetailLength] : s.Refused,
        }));
        return Nothing.AtAll;
    }

    /// <summary>Jobs take seconds to end; a cluster that refused is not asked every second; what only a person can clear up waits for its turn.</summary>
    private static TimeSpan? NextLook(RecordCheck found, bool wantedStill) =>
        !wantedStill ? TimeSpan.Zero
        : found.Failure is not null ? TimeSpan.FromSeconds(15)
        : found.Plan.Steps.Count > 0 ? TimeSpan.FromSeconds(2)
        : null;

    private static bool Same(DesiredAccount a, DesiredAccount b) =>
        a.Limits == b.Limits && a.Phase == b.Phase && a.Logins.SequenceEqual(b.Logins);

    private static AllocationTruth TruthOf(RecordCheck found) =>
        found.Failure is not null ? AllocationTruth.Unknown
        : found.Plan.Foreign is not null ? AllocationTruth.Foreign
        : found.Plan.Incidents.Count > 0 ? AllocationTruth.Drifted
        : found.Plan.IsTrue ? AllocationTruth.True
        : found.Plan.Steps.Count == 0 ? AllocationTruth.HeldBack
        : AllocationTruth.Changing;
}

internal static class Incidents
{
    /// <summary>A new incident for each edit that is not one that still stands open; the allocation tells of it once.</summary>
    public static async Task KeepIncidentsAsync(
        this GrantsDbContext db, AllocationCheck check, IReadOnlyList<Incident> incidents, DateTime now, CancellationToken cancel)
    {
        if (incidents.Count == 0) return;
        var open = await db.Set<CentreIncident>().Where(i => i.AllocationId == check.Id && i.ClosedAt == null).ToListAsync(cancel);
        var fresh = false;
        foreach (var incident in incidents)
        {
            if (open.Find(i => i.IsSame(incident)) is { } known)
            {
                known.SeeAgain(now);
                continue;
            }
            db.Add(new CentreIncident(check.Id, incident, check.TrueAt, now));
            fresh = true;
        }
        if (fresh) (await db.Set<Allocation>().SingleAsync(a => a.Id == check.Id, cancel)).ReportHandEdit();
    }
}

/// <summary>Keeps the condition in which the centre was found.</summary>
[Allow(Permission.RunByTheSystem), KeepsOwnHistory("one row of facts, replaced")]
internal sealed record RecordCentreHealth(string Cluster, CentreHealth Health) : IOperation<Nothing>;

internal sealed class RecordCentreHealthHandler(GrantsDbContext db, GrantsClock clock) : IOperationHandler<RecordCentreHealth, Nothing>
{
    public async Task<Nothing> HandleAsync(RecordCentreHealth found, CancellationToken cancel)
    {
        var status = await db.Set<CentreStatus>().SingleOrDefaultAsync(s => s.Cluster == found.Cluster, cancel);
        if (status is null) db.Add(status = new CentreStatus { Cluster = found.Cluster, Since = clock.UtcNow });
        if (status.Condition != found.Health.Condition) (status.Condition, status.Since) = (found.Health.Condition, clock.UtcNow);
        status.ApiVersion = found.Health.ApiVersion ?? status.ApiVersion;
        status.Release = found.Health.Release ?? status.Release;
        status.Detail = found.Health.Detail is { Length: > AllocationCheck.DetailLength } long_ ? long_[..AllocationCheck.DetailLength] : found.Health.Detail;
        status.CheckedAt = clock.UtcNow;
        if (found.Health.IsHealthy) status.HealthyAt = clock.UtcNow;
        return Nothing.AtAll;
    }
}

/// <summary>Whether some allocation has reached its last day. Asked first: an operation that changes nothing would wake every worker.</summary>
[Allow(Permission.RunByTheSystem)]
internal sealed record AnyToEnd : IQuery<bool>;

internal sealed class AnyToEndHandler(GrantsDbContext db, GrantsClock clock) : IQueryHandler<AnyToEnd, bool>
{
    public Task<bool> HandleAsync(AnyToEnd query, CancellationToken cancel)
    {
        var today = clock.Today;
        return db.Set<Allocation>().AnyAsync(a => a.To <= today && a.State != AllocationState.Ending && a.State != AllocationState.Ended, cancel);
    }
}

/// <summary>Ends what has reached its last day. Run by the worker; the day is the portal's own, in Hong Kong.</summary>
[Allow(Permission.RunByTheSystem)]
public sealed record EndAllocations : IOperation<int>;

internal sealed class EndAllocationsHandler(GrantsDbContext db, GrantsClock clock) : IOperationHandler<EndAllocations, int>
{
    public async Task<int> HandleAsync(EndAllocations end, CancellationToken cancel)
    {
        var today = clock.Today;
        var over = await db.Set<Allocation>()
            .Where(a => a.To <= today && a.State != AllocationState.Ending && a.State != AllocationState.Ended).ToListAsync(cancel);
        foreach (var allocation in over) allocation.ReachEnd();
        await db.AskForChecksAsync(over.Select(a => a.Id), clock, cancel);
        return over.Count;
    }
}

internal static class Checks
{
    /// <summary>Has these allocations looked at in the next turn.</summary>
    public static async Task AskForChecksAsync(this GrantsDbContext db, IEnumerable<AllocationId> ids, GrantsClock clock, CancellationToken cancel)
    {
        var (wanted, now) = (ids.ToArray(), clock.MachineUtcNow);
        foreach (var check in await db.Set<AllocationCheck>().Where(c => wanted.Contains(c.Id)).ToListAsync(cancel)) check.DueAt = now;
    }
}
