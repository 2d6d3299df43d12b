using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Billing;

/// <summary>One month: its bills, what they do to the fund, who prepared it and who may approve it.</summary>
/// <param name="Month">Its first day.</param>
[Allow(Permission.ViewFund)]
public sealed record ViewMonth(DateOnly Month) : IQuery<MonthView>;

/// <param name="WhyNot">Why the reader, who may approve, may not approve this one; null where nothing is in the way.</param>
/// <param name="Fund">As it stands now, before or after the approval.</param>
public sealed record MonthView(
    MonthCloseId Close, DateOnly Month, CloseState State, long Version, Cost Cost, IReadOnlyList<MonthBillRow> Bills, BillUse Use, Money Paid, Money Owed,
    IReadOnlyList<CloseStepRow> Steps, MonthFund Fund, bool MayApprove, bool MaySendBack, bool MayPrepare, string? WhyNot)
{
    public string StateInWords => Words.Of(State, BillingWords.ResourceManager);
}

public sealed record MonthFund(Money Encumbered, Money Drawn, Money Owed);

public sealed record CloseStepRow(CloseAction Action, string Person, DateTime At, string Note)
{
    public string ActionInWords => Words.Of(Action, BillingWords.ResourceManager);
}

public sealed record MonthBillRow(
    BillId Id, string Reference, BilingualText Title, BilingualText Organisation, BillStanding Standing, CardMonthsInForce InForce, Share Rate, Money PerCardMonth,
    Cost Cost, DateOnly? DueOn, Money Paid, Money Owed, BillUse Use)
{
    public string StandingInWords => Standing.InWords();
}

internal sealed class ViewMonthHandler(GrantsDbContext db, MonthUse use, CurrentActor actor, GrantsClock clock) : IQueryHandler<ViewMonth, MonthView>
{
    public async Task<MonthView> HandleAsync(ViewMonth query, CancellationToken cancel)
    {
        var (me, today) = (actor.Value, clock.Today);
        var close = await db.Set<MonthClose>().AsNoTracking().Include(c => c.Steps).SingleOrDefaultAsync(c => c.Month == query.Month, cancel) ?? throw new NotFoundException();
        var people = close.Steps.Select(s => s.Person).Distinct().ToArray();
        var names = await db.Set<Person>().AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel);
        // As many as there are awards in force: a month is looked at whole, and its sums are those of its rows.
        var rows = await (
            from b in db.Set<Bill>().AsNoTracking()
            where b.MonthCloseId == close.Id
            join p in db.Set<Project>() on b.ProjectId equals p.Id
            join o in db.Set<Organisation>() on b.OrganisationId equals o.Id
            orderby b.Reference
            select new { Bill = b, p.Title, o.Name }).ToListAsync(cancel);
        var used = await use.OfAsync([.. rows.Select(r => new UseAsked(r.Bill.AwardId, r.Bill.Days, r.Bill.InForce))], cancel);
        var standing = await db.Set<Balance>().GroupBy(b => b.Account).Select(g => new { g.Key, Sum = g.Sum(b => b.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Sum, cancel);

        var waits = close.State == CloseState.Prepared;
        var (approves, mine) = (waits && me.May(Permission.ApproveFund), me.Person is { } person && close.IsPreparedBy(person));
        Money Standing(Account account) => new(standing.GetValueOrDefault(account));
        return new(
            close.Id, close.Month, close.State, close.Version, new(close.ListValue, close.Subsidy, close.UserShare),
            [.. rows.Select(r => new MonthBillRow(
                r.Bill.Id, r.Bill.Reference, r.Title, r.Name, r.Bill.On(today), r.Bill.InForce, r.Bill.Rate, r.Bill.PerCardMonth, r.Bill.Cost, r.Bill.DueOn,
                new(r.Bill.PaidCents), new(r.Bill.OwedCents), used[r.Bill.AwardId]))],
            used.Values.Aggregate(BillUse.None, (sum, u) => sum + u), new(rows.Sum(r => r.Bill.PaidCents)), new(rows.Sum(r => r.Bill.OwedCents)),
            [.. close.Steps.OrderBy(s => s.Number).Select(s => new CloseStepRow(s.Action, names.GetValueOrDefault(s.Person, ""), s.At, s.Note))],
            new(Standing(Account.Encumbered), Standing(Account.Drawn), Standing(Account.Owed)),
            approves && !mine, waits && (me.May(Permission.ApproveFund) || me.May(Permission.ManageFund)), close.State == CloseState.SentBack && me.May(Permission.ManageFund),
            approves && mine ? BillingWords.FourEyes : null);
    }
}
