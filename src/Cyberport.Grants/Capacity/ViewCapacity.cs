using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Capacity;

/// <summary>Cards in force, held and left, month by month, each month by its tightest day.</summary>
/// <param name="From">Any day of the first month; this month when absent.</param>
[Allow(Permission.ViewCommittee, Permission.OperateCentre, Permission.ViewFund, Permission.Administer)]
public sealed record ViewCapacity(DateOnly? From = null, int Months = 12) : IQuery<CapacityView>;

/// <param name="Exceptions">Days with more cards held than in service, open until the cards fit again.</param>
public sealed record CapacityView(
    CapacityPoolId Pool, TrilingualText Name, IReadOnlyList<CapacityMonth> Months, IReadOnlyList<CapacityStepRow> Steps,
    IReadOnlyList<CapacityShortage> Exceptions, IReadOnlyList<MaintenanceRow> Maintenance);

public sealed record CapacityStepRow(DateOnly From, Petaflops Power, Cards Cards);

public sealed record MaintenanceRow(DateRange Days, Cards Cards, string Note);

public sealed record CapacityShortage(DateOnly FirstDay, int Missing, DateTime OpenedAt);

internal sealed class ViewCapacityHandler(GrantsDbContext db, Holds holds, GrantsClock clock) : IQueryHandler<ViewCapacity, CapacityView>
{
    public async Task<CapacityView> HandleAsync(ViewCapacity query, CancellationToken cancel)
    {
        var pool = await holds.OnlyPoolAsync(cancel);
        var first = query.From ?? clock.Today;
        var months = new DateRange(new(first.Year, first.Month, 1), new DateOnly(first.Year, first.Month, 1).AddMonths(query.Months));
        var calendar = pool.Calendar(await holds.ActiveAsync(pool.Id, months, cancel));
        var open = await db.Set<CapacityException>().AsNoTracking().Where(e => e.PoolId == pool.Id && e.ClosedAt == null)
            .Select(e => new CapacityShortage(e.FirstDay, e.Missing, e.OpenedAt)).ToListAsync(cancel);
        return new(
            pool.Id, pool.Name, [.. calendar.Months(first, query.Months)],
            [.. pool.Steps.OrderBy(s => s.From).Select(s => new CapacityStepRow(s.From, s.Power, s.Cards))], open,
            [.. pool.Maintenance.OrderBy(m => m.From).Select(m => new MaintenanceRow(m.Days, m.Cards, m.Note))]);
    }
}
