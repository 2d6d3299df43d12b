using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>What was sent, and whether the cluster refused it.</summary>
public sealed record Sent(CentreRequest Request, string? Refused);

/// <summary>Keeps what a check found after its writes, if it wrote, and moves the allocation on.</summary>
[Allow(Permission.RunByTheSystem), CrashPoint("provision"), KeepsOwnHistory("the check, incidents and sendings are the history")]
public sealed record RecordCheck(
    AllocationId Id, DesiredAccount Desired, ObservedAccount? Observed, ReconciliationPlan Plan, IReadOnlyList<Sent> Sent, string? Failure) : IOperation<Nothing>;

internal sealed class RecordCheckHandler(GrantsDbContext db, GrantsClock clock) : IOperationHandler<RecordCheck, Nothing>
{
    public async Task<Nothing> HandleAsync(RecordCheck found, CancellationToken cancel)
    {
        var check = await db.Set<AllocationCheck>().SingleAsync(c => c.Id == found.Id, cancel);
        var allocation = await db.Set<Allocation>().Include(a => a.Users).SingleAsync(a => a.Id == found.Id, cancel);
        var now = clock.UtcNow;
        await db.KeepIncidentsAsync(check, found.Plan.Incidents, now, cancel);
        if (found.Failure is null || found.Observed is not null) check.Observed = found.Observed; // not known is not gone
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
