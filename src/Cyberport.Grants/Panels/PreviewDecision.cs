using Cyberport.Grants.Applications;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels;

/// <summary>What figures that are being typed would do to budget and capacity, and why they would be refused if they would. Takes nothing.</summary>
[Allow(Permission.RecordDecisions, Permission.ViewCommittee)]
public sealed record PreviewDecision(ProjectId Project, Verdict Verdict, AwardFigures Figures, string Resolution = "") : IQuery<DecisionEffect>;

/// <param name="BudgetBefore">With the project's own earlier reservation given back.</param>
/// <param name="Refusal">Why recording would be refused now, in words; none when it would not.</param>
public sealed record DecisionEffect(
    Cost Cost, CardMonths CardMonths, TresMinutes Compute, Petaflops Power, Money BudgetBefore, Money BudgetAfter,
    IReadOnlyList<MonthEffect> Months, string? Refusal);

/// <param name="Month">Its first day.</param>
/// <param name="TightestDay">The day that the figures are of.</param>
public sealed record MonthEffect(DateOnly Month, DateOnly TightestDay, int InForce, int LeftBefore, int LeftAfter);

internal sealed class PreviewDecisionHandler(GrantsDbContext db, CurrentActor actor, Holds holds, Encumbrances encumbrances, GrantsClock clock)
    : IQueryHandler<PreviewDecision, DecisionEffect>
{
    public async Task<DecisionEffect> HandleAsync(PreviewDecision query, CancellationToken cancel)
    {
        var about = await db.DecidableAsync(query.Project, actor.Value, cancel);
        var own = await db.Set<Decision>().AsNoTracking().Where(d => d.ProjectId == query.Project && d.State == DecisionState.Recorded)
            .Select(d => new { d.HoldId, d.Subsidy }).FirstOrDefaultAsync(cancel);
        var price = await db.PriceTodayAsync(about.Programme.Id, clock.Today, cancel);
        var (figures, pool) = (query.Figures, await holds.OnlyPoolAsync(cancel));
        var terms = AwardTerms.Freeze(figures, price);

        var (free, _) = await encumbrances.StandingAsync(about.Programme.FundingLine is { } line ? FundingLineId.From(line) : null, cancel);
        var before = free + (own?.Subsidy ?? Money.Zero);
        var months = new DateRange(new(figures.Start.Year, figures.Start.Month, 1), figures.Days.To.AddMonths(1));
        var others = (await holds.ActiveAsync(pool.Id, months, cancel)).Where(h => h.Id != own?.HoldId).ToList();
        var (without, with) = (pool.Calendar(others), pool.Calendar(others, new CardsOnDays(figures.Days, figures.Cards)));

        return new(
            terms.Cost, figures.CardMonths, terms.Compute, Petaflops.Of(figures.Cards), before, before - terms.Cost.Subsidy,
            [.. Effects(without, with, figures.Days)], Refusal(query, about, pool, terms, before, without));
    }

    private static IEnumerable<MonthEffect> Effects(CapacityCalendar without, CapacityCalendar with, DateRange days)
    {
        var last = days.To.AddDays(-1);
        var count = (last.Year - days.From.Year) * 12 + last.Month - days.From.Month + 1;
        return with.Months(days.From, count).Select(m => new MonthEffect(m.Month, m.TightestDay, m.InForce, without.On(m.TightestDay).Left, m.Left));
    }

    private string? Refusal(PreviewDecision query, Decidable about, CapacityPool pool, AwardTerms terms, Money budget, CapacityCalendar calendar)
    {
        try
        {
            DecisionRules.RequireFits(query.Verdict, query.Figures, about.Project.Request, about.Programme, pool.Steps.Select(s => s.From), clock.Today, query.Resolution.Trim());
            Holds.RequireRoom(calendar, query.Figures.Cards, query.Figures.Days);
            LedgerRules.RequireRoom(budget, terms.Cost.Subsidy);
            return null;
        }
        catch (RuleViolation refusal)
        {
            return refusal.Message;
        }
    }
}
