using Cyberport.Grants.Awards;
using Cyberport.Grants.Data;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Billing;

/// <param name="Before">Null where nothing of the award was billed yet.</param>
internal sealed record ProposedBill(Award Award, BillFigures Figures, BilledSoFar? Before);

/// <summary>Which month comes next, and what would be billed in it: the page's preview and the operation ask the same.</summary>
internal sealed class ProposedBills(GrantsDbContext db)
{
    /// <summary>The month after the last one approved, or the one that is prepared; before any, the month in which the first award began. None without awards.</summary>
    public async Task<DateOnly?> NextMonthAsync(CancellationToken cancel)
    {
        var last = await db.Set<MonthClose>().AsNoTracking().OrderByDescending(c => c.Month).Select(c => new { c.Month, c.State }).FirstOrDefaultAsync(cancel);
        if (last is not null) return last.State == CloseState.Approved ? last.Month.AddMonths(1) : last.Month;
        var first = await db.Set<Award>().OrderBy(a => a.From).Select(a => (DateOnly?)a.From).FirstOrDefaultAsync(cancel);
        return first is { } day ? FirstOf(day) : null;
    }

    /// <summary>Everything that is in force by the end of a month and was not billed before, in the order of references.</summary>
    public async Task<IReadOnlyList<ProposedBill>> OfAsync(DateOnly month, CancellationToken cancel)
    {
        var end = month.AddMonths(1);
        var rows = await (
            from a in db.Set<Award>().AsNoTracking()
            where a.From < end
            // bills come in the order of months, so the last one says what was billed of the award in all
            join b in db.Set<Bill>().AsNoTracking().Where(b => b.Month < month && !db.Set<Bill>().Any(l => l.AwardId == b.AwardId && l.Month > b.Month && l.Month < month))
                on a.Id equals b.AwardId into bills
            from last in bills.DefaultIfEmpty()
            where last == null || last.To < a.To
            orderby a.Reference
            select new { Award = a, Last = last }).ToListAsync(cancel);
        return [.. rows
            .Select(r => (r.Award, Before: r.Last?.SoFar))
            .Select(r => (r.Award, Figures: BillingRules.Bill(BillTerms.Of(r.Award), month, r.Before), r.Before))
            .Where(r => r.Figures is not null)
            .Select(r => new ProposedBill(r.Award, r.Figures!, r.Before))];
    }

    public static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
}
