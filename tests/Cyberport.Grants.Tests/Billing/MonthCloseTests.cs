using Cyberport.Grants.Billing;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Billing;

public sealed class MonthCloseTests
{
    private static readonly DateOnly March = RoadHost.March, April = new(2026, 4, 1), May = new(2026, 5, 1);

    [Fact]
    public async Task Closing_a_month_draws_the_subsidy_and_charges_the_user_share()
    {
        await using var road = await AwardedAsync();
        await road.PassToAsync(April);

        var close = await road.PreparedAsync(March);
        Assert.Equal(Money.FromDollars(252_000), (await road.FundAsync()).Encumbered);
        Assert.Equal(1, await road.Host.DoneAsync(road.As("finance-approver"), new ApproveClose(close, 1)));

        var fund = await road.FundAsync();
        Assert.Equal((Money.FromDollars(210_000), Money.FromDollars(42_000)), (fund.Encumbered, fund.Drawn));
        var bill = await road.BillAsync(March);
        Assert.Equal((BillState.Issued, "AISS-2026-0001/1-2026-03", Money.FromDollars(18_000), new DateOnly(2026, 5, 1)), (bill.State, bill.Reference, bill.UserShare, bill.DueOn));
        Assert.Equal(18_000_00, await road.BalanceAsync(Account.Owed));
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task Month_after_month_the_award_is_billed_to_its_last_cent()
    {
        await using var road = await AwardedAsync(cards: 7, months: 5, rate: 3333);
        for (var month = March; month < March.AddMonths(5); month = month.AddMonths(1)) await road.ClosedAsync(month);
        await road.ClosedAsync(March.AddMonths(5)); // nothing is in force any more: an empty month closes too

        var fund = await road.FundAsync();
        Assert.Equal((Money.Zero, Money.FromDollars(349_965)), (fund.Encumbered, fund.Drawn));
        Assert.Equal(700_035_00, await road.BalanceAsync(Account.Owed));
        Assert.Equal(5, await road.Host.InDatabaseAsync(db => db.Set<Bill>().CountAsync()));
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task Who_prepared_a_month_never_approves_it_also_with_both_roles_and_in_another_session()
    {
        await using var road = await AwardedAsync();
        await road.PassToAsync(April);
        var both = road.Finance("finance", StaffRole.FinanceOfficer, StaffRole.FinanceApprover);
        var close = await road.Host.DoneAsync(both, new PrepareMonth(March));

        Actor[] guises =
        [
            both,
            road.Finance("finance", StaffRole.FinanceApprover), // the first role taken away meanwhile
            Actor.Of(both.RequirePerson(), SessionId.New(), "Somebody else", [StaffRole.FinanceApprover], new Dictionary<OrganisationId, OrganisationRoles>(), road.Host.Clock.MachineUtcNow),
        ];
        foreach (var guise in guises)
        {
            var refusal = await road.Host.RunAsync(guise, new ApproveClose(close, 1));
            Assert.Equal(("billing.four-eyes", "You prepared this month yourself. Another person with the right to approve closes it."), (refusal.Problem?.Code, refusal.Problem?.Message));
        }
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.RunAsync(road.As("finance"), new ApproveClose(close, 1))).Kind);
        Assert.Equal(Money.Zero, (await road.FundAsync()).Drawn);
    }

    [Fact]
    public async Task Whoever_prepared_an_earlier_round_does_not_approve_a_later_one_either()
    {
        await using var road = await AwardedAsync();
        await road.PassToAsync(April);
        var first = road.Finance("finance-approver", StaffRole.FinanceOfficer, StaffRole.FinanceApprover);
        var close = await road.Host.DoneAsync(first, new PrepareMonth(March));
        await road.Host.DoneAsync(first, new SendCloseBack(close, 1, "The last award is missing."));
        await road.PreparedAsync(March);

        Assert.Equal("billing.four-eyes", (await road.Host.RunAsync(first, new ApproveClose(close, 3))).Problem?.Code);
    }

    [Fact]
    public async Task A_month_is_not_prepared_before_it_has_ended_nor_out_of_order_nor_twice()
    {
        await using var road = await AwardedAsync();
        var finance = road.As("finance");

        Assert.Equal("billing.out-of-order", (await road.Host.RunAsync(finance, new PrepareMonth(new(2026, 2, 1)))).Problem?.Code);
        await road.PassToAsync(April, seconds: -1);
        var early = await road.Host.RunAsync(road.As("finance"), new PrepareMonth(March));
        Assert.Equal("billing.month-not-ended", early.Problem?.Code);
        Assert.Contains("1 April 2026", early.Problem!.Message);
        await road.PassToAsync(May);
        var later = await road.Host.RunAsync(road.As("finance"), new PrepareMonth(April));
        Assert.Equal("billing.out-of-order", later.Problem?.Code);
        Assert.Contains("March 2026 is next", later.Problem!.Message);
        Assert.Equal(OutcomeKind.Invalid, (await road.Host.RunAsync(road.As("finance"), new PrepareMonth(March.AddDays(4)))).Kind);

        await road.PreparedAsync(March);
        Assert.Equal("billing.close-prepared", (await road.Host.RunAsync(road.As("finance"), new PrepareMonth(March))).Problem?.Code);
        Assert.Equal("billing.out-of-order", (await road.Host.RunAsync(road.As("finance"), new PrepareMonth(April))).Problem?.Code);
    }

    [Fact]
    public async Task A_closed_month_is_neither_closed_nor_prepared_nor_sent_back_again()
    {
        await using var road = await AwardedAsync();
        var close = await road.ClosedAsync(March);

        Assert.Equal("billing.close-approved", (await road.Host.RunAsync(road.As("finance-approver"), new ApproveClose(close, 2))).Problem?.Code);
        Assert.Equal("billing.close-approved", (await road.Host.RunAsync(road.As("finance"), new PrepareMonth(March))).Problem?.Code);
        Assert.Equal("billing.close-approved", (await road.Host.RunAsync(road.As("finance-approver"), new SendCloseBack(close, 2, "Too late"))).Problem?.Code);
        Assert.Equal(Money.FromDollars(42_000), (await road.FundAsync()).Drawn);
    }

    [Fact]
    public async Task A_month_that_was_sent_back_is_prepared_anew_with_what_was_accepted_meanwhile()
    {
        await using var road = await AwardedAsync();
        var offer = await road.OfferedAsync(1, 2);
        await road.PassToAsync(April);
        var close = await road.PreparedAsync(March);
        Assert.Equal(OutcomeKind.Invalid, (await road.Host.RunAsync(road.As("finance-approver"), new SendCloseBack(close, 1, " "))).Kind);
        await road.Host.DoneAsync(road.As("finance-approver"), new SendCloseBack(close, 1, "AISS-2026-0002/1 began in March too."));
        Assert.Equal("billing.close-sentback", (await road.Host.RunAsync(road.As("finance-approver"), new ApproveClose(close, 2))).Problem?.Code);

        Assert.Equal(close, await road.PreparedAsync(March));
        Assert.Equal(OutcomeKind.Stale, (await road.Host.RunAsync(road.As("finance-approver"), new ApproveClose(close, 1))).Kind);
        await road.Host.DoneAsync(road.As("finance-approver"), new ApproveClose(close, 3));

        Assert.Equal("AISS-2026-0002/1", OfferNumber(offer));
        Assert.Equal(1, await road.Host.InDatabaseAsync(db => db.Set<Bill>().CountAsync()));
        Assert.Empty(await road.Host.BreachesAsync());
        static string OfferNumber(Cyberport.Grants.Awards.OfferView offer) => offer.Reference;
    }

    [Fact]
    public async Task Ten_approvals_at_once_have_one_effect()
    {
        await using var road = await AwardedAsync();
        await road.PassToAsync(April);
        var close = await road.PreparedAsync(March);
        var (approver, command) = (road.As("finance-approver"), Guid.CreateVersion7());

        var same = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => road.Host.RunAsync(approver, new ApproveClose(close, 1), command))));
        var others = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => road.Host.RunAsync(approver, new ApproveClose(close, 1)))));

        Assert.All(same, a => Assert.Equal(1, a.Value));
        Assert.All(others, a => Assert.Equal("billing.close-approved", a.Problem?.Code));
        Assert.Equal(1, await road.Host.InDatabaseAsync(db => db.Set<JournalEntry>().CountAsync(e => e.Kind == EntryKind.Bill)));
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task Two_who_prepare_at_once_make_one_close()
    {
        await using var road = await AwardedAsync();
        await road.PassToAsync(April);
        var finance = road.As("finance");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => road.Host.RunAsync(finance, new PrepareMonth(March)))));

        Assert.Single(answers, a => a.IsDone);
        Assert.Equal(1, await road.Host.InDatabaseAsync(db => db.Set<MonthClose>().CountAsync()));
        Assert.Equal(1, await road.Host.InDatabaseAsync(db => db.Set<Bill>().CountAsync()));
    }

    [Fact]
    public async Task Decisions_and_acceptances_beside_an_approval_never_overdraw()
    {
        await using var road = await AwardedAsync(dollars: 600_000);
        await road.PassToAsync(April);
        var starts = new DateOnly(2026, 6, 1);
        var offered = await road.OfferedAsync(2, 6, start: starts); // 252,000 of the 348,000 that are left
        var decidable = await road.DecidableAsync(2, 6);            // another 252,000 do not fit
        var close = await road.PreparedAsync(March);

        var outcomes = await Task.WhenAll(
            Task.Run(async () => (await road.Host.RunAsync(road.As("finance-approver"), new ApproveClose(close, 1))).Problem?.Code),
            Task.Run(async () => (await road.Host.RunAsync(road.As("endorser"), RoadHost.Acceptance(offered))).Problem?.Code),
            Task.Run(async () => (await road.Host.RunAsync(road.As("officer"), RoadHost.Approve(decidable, 2, 6, start: starts))).Problem?.Code));

        Assert.Equal([null, null, "ledger.budget-short"], outcomes);
        var fund = await road.FundAsync();
        Assert.Equal((Money.FromDollars(96_000), Money.FromDollars(462_000), Money.FromDollars(42_000)), (fund.Available, fund.Encumbered, fund.Drawn));
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task Without_a_fresh_second_factor_nobody_closes_a_month()
    {
        await using var road = await AwardedAsync();
        await road.PassToAsync(April);
        var close = await road.PreparedAsync(March);
        var approver = road.As("finance-approver");
        road.Host.Time.Advance(Actor.StepUpWindow + TimeSpan.FromSeconds(1));

        Assert.Equal("kernel.step-up", (await road.Host.RunAsync(approver, new ApproveClose(close, 1))).Problem?.Code);
    }

    [Fact]
    public async Task A_bill_that_was_changed_by_hand_is_found()
    {
        await using var road = await AwardedAsync();
        await road.ClosedAsync(March);

        await road.Host.InDatabaseAsync(db => db.Set<Bill>().ExecuteUpdateAsync(s => s.SetProperty(b => b.Subsidy, Money.FromDollars(43_000)).SetProperty(b => b.UserShare, Money.FromDollars(17_000))));

        var breaches = await road.Host.BreachesAsync();
        Assert.Contains(breaches, b => b.Contains("its figures are not those that it was issued with", StringComparison.Ordinal));
        Assert.Contains(breaches, b => b.Contains("subsidy HK$43,000.00, drawn HK$42,000.00", StringComparison.Ordinal));
    }

    private static async Task<RoadHost> AwardedAsync(int cards = 2, int months = 6, int rate = 7000, decimal dollars = 3_000_000)
    {
        var road = await RoadHost.StartAsync(dollars);
        await road.Host.DoneAsync(road.As("endorser"), RoadHost.Acceptance(await road.OfferedAsync(cards, months, rate: new Share(rate))));
        return road;
    }
}
