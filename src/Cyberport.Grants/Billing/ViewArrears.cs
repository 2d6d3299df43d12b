using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Billing;

/// <summary>Who owes user shares whose day has passed: per organisation, the oldest first.</summary>
[Allow(Permission.ViewFund)]
public sealed record ViewArrears : IQuery<IReadOnlyList<ArrearsRow>>;

/// <param name="Bills">How many are overdue.</param>
/// <param name="OldestDays">Days since the oldest of them was due.</param>
public sealed record ArrearsRow(OrganisationId Organisation, BilingualText Name, int Bills, Money Overdue, DateOnly OldestDue, int OldestDays);

internal sealed class ViewArrearsHandler(GrantsDbContext db, GrantsClock clock) : IQueryHandler<ViewArrears, IReadOnlyList<ArrearsRow>>
{
    public async Task<IReadOnlyList<ArrearsRow>> HandleAsync(ViewArrears query, CancellationToken cancel)
    {
        var today = clock.Today;
        var rows = await db.Set<Bill>().OverdueOn(today).GroupBy(b => b.OrganisationId)
            .Select(g => new { Organisation = g.Key, Bills = g.Count(), Cents = g.Sum(b => b.OwedCents), Oldest = g.Min(b => b.DueOn) })
            .Join(db.Set<Organisation>(), g => g.Organisation, o => o.Id, (g, o) => new { g.Organisation, o.Name, g.Bills, g.Cents, g.Oldest })
            .ToListAsync(cancel);
        return [.. rows.OrderBy(r => r.Oldest).ThenBy(r => r.Name.English, StringComparer.Ordinal)
            .Select(r => new ArrearsRow(r.Organisation, r.Name, r.Bills, new(r.Cents), r.Oldest!.Value, today.DayNumber - r.Oldest.Value.DayNumber))];
    }
}
