using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Billing;

/// <summary>The months that were closed, newest first, and the one that comes next.</summary>
[Allow(Permission.ViewFund)]
public sealed record ViewMonths(int Number = 1) : IQuery<MonthsView>
{
    public const int PageSize = 12;
}

/// <param name="Next">None before the first award, and while a month waits for approval.</param>
public sealed record MonthsView(Page<MonthRow> Months, NextMonth? Next, Money Owed, Money Overdue, bool MayPrepare);

public sealed record MonthRow(DateOnly Month, CloseState State, int Bills, Cost Cost, Money Paid, Money Owed, Money Overdue)
{
    public string StateInWords => Words.Of(State, BillingWords.ResourceManager);
}

/// <param name="From">The first day on which it can be prepared.</param>
/// <param name="Odd">Awards to look at before it is prepared.</param>
public sealed record NextMonth(DateOnly Month, DateOnly From, bool HasEnded, int Bills, Cost Cost, IReadOnlyList<OddAward> Odd);

/// <summary>Why somebody looks at an award before its month is closed. None of these changes a bill.</summary>
public enum Oddity
{
    NoAllocation = 1,
    LowUse = 2,
    LastBill = 3,
}

public sealed record OddAward(string Reference, Oddity Oddity, BillUse Use)
{
    public string InWords => Words.Of(Oddity, BillingWords.ResourceManager);
}

internal sealed class ViewMonthsHandler(GrantsDbContext db, ProposedBills proposed, MonthUse use, CurrentActor actor, GrantsClock clock) : IQueryHandler<ViewMonths, MonthsView>
{
    public async Task<MonthsView> HandleAsync(ViewMonths query, CancellationToken cancel)
    {
        var today = clock.Today;
        var total = await db.Set<MonthClose>().CountAsync(cancel);
        var closes = await db.Set<MonthClose>().AsNoTracking().OrderByDescending(c => c.Month)
            .Skip((query.Number - 1) * ViewMonths.PageSize).Take(ViewMonths.PageSize).ToListAsync(cancel);
        var owed = await db.Set<Bill>().Where(b => b.OwedCents > 0 || b.PaidCents > 0).GroupBy(b => b.Month)
            .Select(g => new { g.Key, Paid = g.Sum(b => b.PaidCents), Owed = g.Sum(b => b.OwedCents), Overdue = g.Sum(b => b.DueOn < today ? b.OwedCents : 0) })
            .ToDictionaryAsync(g => g.Key, cancel);
        return new(
            new([.. closes.Select(c => owed.TryGetValue(c.Month, out var o)
                ? new MonthRow(c.Month, c.State, c.Bills, new(c.ListValue, c.Subsidy, c.UserShare), new(o.Paid), new(o.Owed), new(o.Overdue))
                : new MonthRow(c.Month, c.State, c.Bills, new(c.ListValue, c.Subsidy, c.UserShare), Money.Zero, Money.Zero, Money.Zero))],
                query.Number, ViewMonths.PageSize, total),
            await NextAsync(cancel), new(owed.Values.Sum(o => o.Owed)), new(owed.Values.Sum(o => o.Overdue)), actor.Value.May(Permission.ManageFund));
    }

    private async Task<NextMonth?> NextAsync(CancellationToken cancel)
    {
        if (await proposed.NextMonthAsync(cancel) is not { } month) return null;
        var bills = await proposed.OfAsync(month, cancel);
        var (ends, end) = (month.AddMonths(1), clock.Today >= month.AddMonths(1));
        var used = end ? await use.OfAsync([.. bills.Select(b => new UseAsked(b.Award.Id, b.Figures.Days, b.Figures.InForce))], cancel) : null;
        var costs = bills.Select(b => b.Figures.Cost).ToList();
        return new(month, ends, end, bills.Count,
            new(new(costs.Sum(c => c.List.Cents)), new(costs.Sum(c => c.Subsidy.Cents)), new(costs.Sum(c => c.UserShare.Cents))),
            used is null ? [] : [.. bills.SelectMany(b => Odd(b, used[b.Award.Id]).Select(o => new OddAward(b.Award.Reference.Value, o, used[b.Award.Id])))]);
    }

    private static IEnumerable<Oddity> Odd(ProposedBill bill, BillUse use)
    {
        if (!use.HasAllocation) yield return Oddity.NoAllocation;
        else if (use.IsLow) yield return Oddity.LowUse;
        if (bill.Figures.Days.To >= bill.Award.To) yield return Oddity.LastBill;
    }
}
