using System.Globalization;
using Cyberport.Grants.Billing;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Desk;

/// <summary>What waits for those who bill: a month that has ended, one to approve, a payment to take back, bills whose day has passed.</summary>
internal sealed class WaitingForFinance(GrantsDbContext db, ProposedBills proposed, GrantsClock clock)
{
    public async Task<IReadOnlyList<WaitingItem>> ForAsync(Actor me, CancellationToken cancel)
    {
        var waiting = new List<WaitingItem>();
        if (me.May(Permission.ManageFund)) waiting.AddRange([.. await NextMonthAsync(cancel), .. await ArrearsAsync(cancel)]);
        if (me.May(Permission.ApproveFund)) waiting.AddRange([.. await ClosesAsync(me, cancel), .. await ReversalsAsync(me, cancel)]);
        return waiting;
    }

    private async Task<List<WaitingItem>> NextMonthAsync(CancellationToken cancel)
    {
        if (await proposed.NextMonthAsync(cancel) is not { } month || clock.Today < month.AddMonths(1)) return [];
        if (await db.Set<MonthClose>().AnyAsync(c => c.Month == month && c.State == CloseState.Prepared, cancel)) return [];
        return [new(WaitingKind.PrepareMonth, HouseDates.Month(month), "", GrantsClock.StartOf(month.AddMonths(1)), null, "/billing")];
    }

    private async Task<List<WaitingItem>> ArrearsAsync(CancellationToken cancel)
    {
        var today = clock.Today;
        var overdue = await db.Set<Bill>().OverdueOn(today).GroupBy(_ => 1)
            .Select(g => new { Bills = g.Count(), Cents = g.Sum(b => b.OwedCents), Oldest = g.Min(b => b.DueOn) }).SingleOrDefaultAsync(cancel);
        return overdue is null ? [] : [new(
            WaitingKind.ChaseArrears, string.Format(CultureInfo.CurrentCulture, DeskWords.OverdueBills, overdue.Bills, new Money(overdue.Cents)), "",
            GrantsClock.StartOf(overdue.Oldest!.Value.AddDays(1)), null, "/billing#arrears")];
    }

    /// <summary>Who prepared a month never approves it: to them it does not wait.</summary>
    private async Task<List<WaitingItem>> ClosesAsync(Actor me, CancellationToken cancel)
    {
        var person = me.RequirePerson();
        var closes = await db.Set<MonthClose>().AsNoTracking()
            .Where(c => c.State == CloseState.Prepared && !c.Steps.Any(s => s.Action == CloseAction.Prepare && s.Person == person))
            .Select(c => new { c.Month, Since = c.Steps.Max(s => s.At) }).ToListAsync(cancel);
        return [.. closes.Select(c => new WaitingItem(WaitingKind.ApproveClose, HouseDates.Month(c.Month), "", c.Since, null, $"/billing/{c.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}"))];
    }

    private async Task<List<WaitingItem>> ReversalsAsync(Actor me, CancellationToken cancel)
    {
        var person = me.RequirePerson();
        var rows = await db.Set<Payment>().AsNoTracking().Where(p => p.State == PaymentState.ReversalAsked && p.RecordedBy != person && p.ReversalAskedBy != person)
            .Join(db.Set<Bill>(), p => p.BillId, b => b.Id, (p, b) => new { b.Id, b.Reference, p.ReversalAskedAt })
            .OrderBy(r => r.ReversalAskedAt).Take(ViewHome.MostOfAKind).ToListAsync(cancel);
        return [.. rows.Select(r => new WaitingItem(WaitingKind.AnswerReversal, r.Reference, "", r.ReversalAskedAt ?? clock.UtcNow, null, $"/bills/{r.Id.Value}"))];
    }
}
