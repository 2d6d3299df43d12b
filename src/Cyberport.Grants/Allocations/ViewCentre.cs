using Cyberport.Grants.Capacity;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>The centre at a glance: does it answer, does it say what we say, how well is it used.</summary>
[Allow(Permission.OperateCentre, Permission.ReadAudit)]
public sealed record ViewCentre : IQuery<CentreView>;

/// <param name="Months">Use beside the capacity in force, month by month, up to now.</param>
public sealed record CentreView(
    string Cluster, CentreCondition Condition, string? ApiVersion, string? Release, string? Detail, DateTime? CheckedAt, DateTime? Since, DateTime? HealthyAt,
    BudgetGuarantee Guarantee, int Allocations, int NotTrue, int OpenIncidents, int Waiting, IReadOnlyList<MonthUtilisation> Months);

/// <param name="OfCapacity">Used share of the capacity in force; null, like <paramref name="Available"/>, where there was none.</param>
public sealed record MonthUtilisation(DateOnly Month, TresMinutes Used, TresMinutes? Available, Share? OfCapacity);

internal sealed class ViewCentreHandler(GrantsDbContext db, GrantsClock clock, Holds holds, IComputeCentre centre) : IQueryHandler<ViewCentre, CentreView>
{
    private const int MonthsShown = 6;

    public async Task<CentreView> HandleAsync(ViewCentre query, CancellationToken cancel)
    {
        var status = await db.Set<CentreStatus>().AsNoTracking().SingleOrDefaultAsync(s => s.Cluster == centre.Cluster, cancel);
        var checks = await db.Set<AllocationCheck>().Select(c => new { c.Truth, c.Counted, c.Summed }).ToListAsync(cancel);
        var agrees = checks.All(c => AllocationCheck.Agree(c.Counted, c.Summed));
        var incidents = await db.Set<CentreIncident>().CountAsync(i => i.ClosedAt == null, cancel);
        var waiting = await db.Set<AllocationUser>().Where(u => u.RemovedAt == null && db.Set<Organisations.Person>().Any(p => p.Id == u.PersonId && p.ClusterLogin == null))
            .Select(u => u.PersonId).Distinct().CountAsync(cancel);
        return new(
            centre.Cluster, status?.Condition ?? CentreCondition.Unknown, status?.ApiVersion, status?.Release, status?.Detail,
            status?.CheckedAt, status?.Since, status?.HealthyAt, BudgetGuarantee.Of(centre.Declaration, agrees),
            checks.Count, checks.Count(c => c.Truth != AllocationTruth.True), incidents, waiting, await MonthsAsync(cancel));
    }

    private async Task<IReadOnlyList<MonthUtilisation>> MonthsAsync(CancellationToken cancel)
    {
        var today = clock.Today;
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - MonthsShown);
        var from = GrantsClock.StartOf(first);
        var runs = (await db.Set<UsageRun>().Where(r => r.StartedAt != null && (r.EndedAt == null || r.EndedAt > from))
                .Select(r => new { r.StartedAt, r.EndedAt, r.Gpus }).ToListAsync(cancel))
            .Select(r => new Run(r.StartedAt!.Value, r.EndedAt, r.Gpus)).ToList();
        var calendar = (await holds.FindOnlyPoolAsync(cancel))?.Calendar([]);
        return [.. UsageMeter.PerMonth(runs, new(first, today.AddDays(1)), centre.UtcNow).Select(Measured)];

        // The running month is measured on the days that are over or under way, not on those to come.
        MonthUtilisation Measured(MonthUsage month)
        {
            if (calendar is null) return new(month.Month, month.Used, null, null);
            var end = month.Month.AddMonths(1) < today.AddDays(1) ? month.Month.AddMonths(1) : today.AddDays(1);
            var days = new DateRange(month.Month, end);
            Cards InForce(DateOnly day) => new(calendar.On(day).InForce);
            return new(month.Month, month.Used, UsageMeter.Available(days, InForce), UsageMeter.Utilisation(month.Used, days, InForce));
        }
    }
}
