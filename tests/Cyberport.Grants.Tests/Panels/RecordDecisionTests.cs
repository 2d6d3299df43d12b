using Cyberport.Grants.Awards;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Panels;
using Cyberport.Grants.TestKit;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Panels;

public sealed class RecordDecisionTests
{
    private static readonly Actor OtherOfficer = TestActors.Staff(StaffRole.CaseOfficer);

    [Fact]
    public async Task A_decision_is_not_confirmed_once_its_start_has_passed()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.DecidableAsync(4, 3);
        var decision = await road.Host.DoneAsync(road.As("officer"), RoadHost.Approve(project, 4, 3));
        road.Host.Time.MoveTo(RoadHost.March.AddDays(1));

        Assert.Equal("panels.start-past", (await road.Host.RunAsync(road.As("chair"), new ConfirmDecisions([new(decision, 1)]))).Problem?.Code);
    }

    [Fact]
    public async Task An_approval_fixes_the_amounts_of_rule_1_and_takes_budget_and_cards()
    {
        await using var road = await RoadHost.StartAsync(dollars: 1_000_000, cards: 10);
        var project = await road.DecidableAsync(2, 6);

        await road.Host.DoneAsync(road.As("officer"), RoadHost.Approve(project, 2, 6));

        var terms = (await road.Host.AskAsync(road.As("chair"), new ViewDecision(project))).Value!.Recorded!.Terms!;
        Assert.Equal((360_000m, 252_000m, 108_000m), (terms.Cost.List.Dollars, terms.Cost.Subsidy.Dollars, terms.Cost.UserShare.Dollars));
        Assert.Equal(new FundFigures(Money.FromDollars(1_000_000), Money.FromDollars(748_000), Money.FromDollars(252_000), Money.Zero, Money.Zero), await road.FundAsync());
        Assert.Equal((10, 8, 8, 10), (
            await road.CardsLeftAsync(new(2026, 2, 1)), await road.CardsLeftAsync(new(2026, 3, 1)),
            await road.CardsLeftAsync(new(2026, 8, 1)), await road.CardsLeftAsync(new(2026, 9, 1))));
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task Recording_again_replaces_hold_and_reservation()
    {
        await using var road = await RoadHost.StartAsync(dollars: 400_000, cards: 10);
        var project = await road.DecidableAsync(8, 2);
        await road.Host.DoneAsync(road.As("officer"), RoadHost.Approve(project, 8, 2));

        await road.Host.DoneAsync(road.As("officer"), new RecordDecision(
            project, 1, Verdict.ApproveLess, new(new Cards(9), 1, RoadHost.March, Share.Percent(50)), [], [new(1, "One month suffices.")]));

        Assert.Equal((Money.FromDollars(265_000), Money.FromDollars(135_000)), ((await road.FundAsync()).Available, (await road.FundAsync()).PreEncumbered));
        Assert.Equal((1, 10), (await road.CardsLeftAsync(new(2026, 3, 1)), await road.CardsLeftAsync(new(2026, 4, 1))));
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task A_refusal_after_an_approval_gives_everything_back_and_needs_a_reason_per_criterion()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.DecidableAsync(4, 3);
        await road.Host.DoneAsync(road.As("officer"), RoadHost.Approve(project, 4, 3));

        var bare = await road.Host.RunAsync(road.As("officer"), new RecordDecision(project, 1, Verdict.Refuse, null, [], [new(0, "No.")]));
        await road.Host.DoneAsync(road.As("officer"), new RecordDecision(project, 1, Verdict.Refuse, null, [], [new(1, "No need is shown.")]));

        Assert.Equal(OutcomeKind.Invalid, bare.Kind);
        Assert.Equal((await road.FundAsync()).Appropriated, (await road.FundAsync()).Available);
        Assert.Equal(100, await road.CardsLeftAsync(RoadHost.March));
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task Two_officers_at_once_never_overbook_a_day()
    {
        await using var road = await RoadHost.StartAsync(dollars: 100_000_000, cards: 10);
        var (first, second) = (await road.DecidableAsync(6, 3), await road.DecidableAsync(6, 3));

        var outcomes = await Task.WhenAll(
            Task.Run(() => road.Host.RunAsync(road.As("officer"), RoadHost.Approve(first, 6, 3))),
            Task.Run(() => road.Host.RunAsync(OtherOfficer, RoadHost.Approve(second, 6, 3))));

        var refused = Assert.Single(outcomes, o => !o.IsDone);
        Assert.Equal("capacity.day-full", refused.Problem!.Code);
        Assert.Contains("1 March 2026", refused.Problem.Message);
        Assert.Contains("only 4 are left", refused.Problem.Message);
        Assert.Equal(4, await road.CardsLeftAsync(RoadHost.March));
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task Two_decisions_at_once_never_exceed_the_budget()
    {
        await using var road = await RoadHost.StartAsync(dollars: 400_000);
        var (first, second) = (await road.DecidableAsync(2, 6), await road.DecidableAsync(2, 6));

        var outcomes = await Task.WhenAll(
            Task.Run(() => road.Host.RunAsync(road.As("officer"), RoadHost.Approve(first, 2, 6))),
            Task.Run(() => road.Host.RunAsync(OtherOfficer, RoadHost.Approve(second, 2, 6))));

        var refused = Assert.Single(outcomes, o => !o.IsDone);
        Assert.Equal("ledger.budget-short", refused.Problem!.Code);
        Assert.Contains("HK$148,000.00", refused.Problem.Message);
        Assert.Equal(Money.FromDollars(252_000), (await road.FundAsync()).PreEncumbered);
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Theory]
    [InlineData(71, "panels.rate-needs-resolution")]
    [InlineData(90, "panels.rate-needs-resolution")]
    [InlineData(91, "panels.rate-above-maximum")]
    [InlineData(0, "panels.rate-missing")]
    public async Task A_rate_above_70_percent_is_refused_in_words(int percent, string code)
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.DecidableAsync(1, 1);

        var outcome = await road.Host.RunAsync(road.As("officer"), RoadHost.Approve(project, 1, 1, percent));

        Assert.Equal((OutcomeKind.Refused, code), (outcome.Kind, outcome.Problem!.Code));
        Assert.Equal(Money.Zero, (await road.FundAsync()).PreEncumbered);
    }

    [Fact]
    public async Task An_award_starts_on_a_first_or_on_a_step_and_not_in_the_past()
    {
        await using var road = await RoadHost.StartAsync();
        await road.Host.DoneAsync(road.As("operator"), new SetCapacityStep(road.Pool, new(2026, 3, 15), new Petaflops(200), 1000));
        var project = await road.DecidableAsync(1, 1);

        async Task<string?> Try(DateOnly start) => (await road.Host.RunAsync(road.As("officer"), RoadHost.Approve(project, 1, 1, start: start))).Problem?.Code;

        Assert.Equal("panels.start-not-a-first", await Try(new(2026, 3, 2)));
        Assert.Equal("panels.start-past", await Try(new(2026, 1, 1)));
        Assert.Null(await Try(new(2026, 3, 15)));
    }

    [Fact]
    public async Task Two_secretaries_typing_different_amounts_the_second_is_told()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.DecidableAsync(4, 3);

        await road.Host.DoneAsync(road.As("officer"), RoadHost.Approve(project, 4, 3, 60));
        var second = await road.Host.RunAsync(OtherOfficer, RoadHost.Approve(project, 4, 3, 70));

        Assert.Equal(OutcomeKind.Stale, second.Kind);
    }

    [Fact]
    public async Task Only_what_passed_screening_is_decided_and_never_more_than_was_asked()
    {
        await using var road = await RoadHost.StartAsync();
        var unscreened = await road.SubmittedAsync(1, 1);
        var project = await road.DecidableAsync(4, 3);

        Assert.Equal("panels.not-decidable", (await road.Host.RunAsync(road.As("officer"), RoadHost.Approve(unscreened, 1, 1))).Problem!.Code);
        Assert.Equal("panels.more-than-asked", (await road.Host.RunAsync(road.As("officer"), RoadHost.Approve(project, 4, 4))).Problem!.Code);
        Assert.Equal("panels.not-as-asked", (await road.Host.RunAsync(road.As("officer"), RoadHost.Approve(project, 4, 2))).Problem!.Code);
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.RunAsync(road.As("pi"), RoadHost.Approve(project, 4, 3))).Kind);
    }

    [Fact]
    public async Task The_preview_says_before_and_after_and_why_not()
    {
        await using var road = await RoadHost.StartAsync(dollars: 1_000_000, cards: 10);
        var project = await road.DecidableAsync(8, 2);
        await road.Host.DoneAsync(road.As("officer"), RoadHost.Approve(project, 8, 2));

        var same = (await road.Host.AskAsync(road.As("officer"), new PreviewDecision(project, Verdict.Approve, new(new Cards(8), 2, RoadHost.March, Share.Percent(70))))).Value!;
        var more = (await road.Host.AskAsync(road.As("officer"), new PreviewDecision(project, Verdict.ApproveLess, new(new Cards(11), 1, RoadHost.March, Share.Percent(70))))).Value!;

        Assert.Null(same.Refusal);
        Assert.Equal((1_000_000m, 664_000m), (same.BudgetBefore.Dollars, same.BudgetAfter.Dollars));
        Assert.Equal([(10, 2), (10, 2)], same.Months.Select(m => (m.LeftBefore, m.LeftAfter)));
        Assert.Contains("only 10 are left", more.Refusal);
    }

    [Fact]
    public async Task The_chair_makes_decisions_final_and_nothing_is_recorded_after_that()
    {
        await using var road = await RoadHost.StartAsync();
        var (project, refused) = (await road.DecidableAsync(4, 3), await road.DecidableAsync(4, 3));
        var approval = await road.Host.DoneAsync(road.As("officer"), RoadHost.Approve(project, 4, 3));
        var refusal = await road.Host.DoneAsync(road.As("officer"), new RecordDecision(refused, 0, Verdict.Refuse, null, [], [new(1, "No need is shown.")]));

        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.RunAsync(road.As("officer"), new ConfirmDecisions([new(approval, 1)]))).Kind);
        Assert.Equal(2, await road.Host.DoneAsync(road.As("chair"), new ConfirmDecisions([new(approval, 1), new(refusal, 1)])));

        Assert.Equal("panels.decision-final", (await road.Host.RunAsync(road.As("officer"), RoadHost.Approve(project, 4, 3, version: 2))).Problem!.Code);
        await road.PublishAsync((await road.Host.AskAsync(road.As("chair"), new ViewDecision(project))).Value!.Agenda!.Meeting);
        Assert.Equal(1, await road.Host.InDatabaseAsync(db => db.Set<Offer>().CountAsync()));
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task A_step_that_comes_down_later_opens_an_exception_and_undoes_nothing()
    {
        await using var road = await RoadHost.StartAsync(cards: 10);
        var project = await road.DecidableAsync(8, 2);
        await road.Host.DoneAsync(road.As("officer"), RoadHost.Approve(project, 8, 2));

        await road.Host.DoneAsync(road.As("operator"), new SetCapacityStep(road.Pool, new(2026, 4, 1), new Petaflops(5), 1000));

        var capacity = (await road.Host.AskAsync(road.As("operator"), new ViewCapacity(RoadHost.March, 2))).Value!;
        Assert.Equal((new DateOnly(2026, 4, 1), 3), (capacity.Exceptions.Single().FirstDay, capacity.Exceptions.Single().Missing));
        Assert.Equal([2, -3], capacity.Months.Select(m => m.Left));
        Assert.Empty(await road.Host.BreachesAsync());

        await road.Host.DoneAsync(road.As("operator"), new SetCapacityStep(road.Pool, new(2026, 4, 1), new Petaflops(8), 1000));
        Assert.Empty((await road.Host.AskAsync(road.As("operator"), new ViewCapacity(RoadHost.March, 2))).Value!.Exceptions);
    }

    [Theory]
    [InlineData(DecisionState.Recorded, DecisionAction.RecordAgain, DecisionState.Recorded)]
    [InlineData(DecisionState.Recorded, DecisionAction.Confirm, DecisionState.Confirmed)]
    [InlineData(DecisionState.Recorded, DecisionAction.Publish, null)]
    [InlineData(DecisionState.Recorded, DecisionAction.Drop, DecisionState.Dropped)]
    [InlineData(DecisionState.Confirmed, DecisionAction.RecordAgain, null)]
    [InlineData(DecisionState.Confirmed, DecisionAction.Confirm, null)]
    [InlineData(DecisionState.Confirmed, DecisionAction.TakeBack, DecisionState.Recorded)]
    [InlineData(DecisionState.Recorded, DecisionAction.TakeBack, null)]
    [InlineData(DecisionState.Published, DecisionAction.TakeBack, null)]
    [InlineData(DecisionState.Confirmed, DecisionAction.Publish, DecisionState.Published)]
    [InlineData(DecisionState.Confirmed, DecisionAction.Drop, DecisionState.Dropped)]
    [InlineData(DecisionState.Published, DecisionAction.RecordAgain, null)]
    [InlineData(DecisionState.Published, DecisionAction.Confirm, null)]
    [InlineData(DecisionState.Published, DecisionAction.Publish, null)]
    [InlineData(DecisionState.Published, DecisionAction.Drop, null)]
    [InlineData(DecisionState.Dropped, DecisionAction.RecordAgain, null)]
    [InlineData(DecisionState.Dropped, DecisionAction.Confirm, null)]
    public void The_table_of_a_decision(DecisionState from, DecisionAction action, DecisionState? to) => Assert.Equal(to, Decision.Next(from, action));
}
