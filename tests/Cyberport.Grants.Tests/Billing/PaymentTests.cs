using Cyberport.Grants.Billing;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Notifications;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Billing;

public sealed class PaymentTests
{
    private static readonly DateOnly March = RoadHost.March, Due = new(2026, 5, 1);

    [Fact]
    public async Task A_part_leaves_the_rest_owed_and_the_rest_pays_the_bill()
    {
        await using var road = await BilledAsync();
        await PayAsync(road, 5_000.10m, "HSBC 1");

        var part = await BillAsync(road);
        Assert.Equal((BillStanding.PartlyPaid, Money.FromDollars(5_000.10m), Money.FromDollars(12_999.90m)), (part.Standing, part.Paid, part.Owed));
        await PayAsync(road, 12_999.90m, "HSBC 2");

        var paid = await BillAsync(road);
        Assert.Equal((BillStanding.Paid, Money.FromDollars(18_000), Money.Zero), (paid.Standing, paid.Paid, paid.Owed));
        Assert.Equal((0L, 18_000_00L), (await road.BalanceAsync(Account.Owed), await road.BalanceAsync(Account.Received)));
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task Nothing_less_than_nothing_and_more_than_is_owed_are_refused_in_words()
    {
        await using var road = await BilledAsync();

        foreach (var amount in new[] { 0m, -18_000m })
        {
            var refused = await RecordAsync(road, amount, "HSBC 1");
            Assert.Equal(OutcomeKind.Invalid, refused.Kind);
            Assert.Equal("Enter what was received: more than HK$0.00.", refused.Problem!.Fields![nameof(RecordPayment.Amount)][0]);
        }
        var over = await RecordAsync(road, 18_000.01m, "HSBC 1");
        Assert.Equal("billing.overpaid", over.Problem?.Code);
        Assert.StartsWith("Only HK$18,000.00 is still owed on this bill; HK$18,000.01 is HK$0.01 too much.", over.Problem!.Message, StringComparison.Ordinal);
        Assert.Equal("billing.payment-in-future", (await RecordAsync(road, 1, "HSBC 1", await TodayAsync(road, 1))).Problem?.Code);
        Assert.Equal(0L, await road.BalanceAsync(Account.Received));
    }

    [Fact]
    public async Task The_same_reference_is_recorded_once_and_two_at_once_have_one_effect()
    {
        await using var road = await BilledAsync();
        var bill = await BillAsync(road);
        var finance = road.As("finance");
        var operation = new RecordPayment(bill.Id, bill.Version, Money.FromDollars(1_000), bill.Today, "HSBC 1");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => road.Host.RunAsync(finance, operation))));

        Assert.Single(answers, a => a.IsDone);
        Assert.Equal("billing.payment-twice", (await RecordAsync(road, 1_000, "HSBC 1")).Problem?.Code);
        Assert.Equal(1_000_00L, await road.BalanceAsync(Account.Received));
    }

    [Fact]
    public async Task A_bill_that_is_only_listed_takes_no_payment()
    {
        await using var road = await AwardedAsync();
        await road.PassToAsync(March.AddMonths(1));
        await road.PreparedAsync(March);
        var bill = await road.BillAsync(March);

        Assert.Equal("billing.bill-listed", (await road.Host.RunAsync(road.As("finance"), new RecordPayment(bill.Id, bill.Version, Money.FromDollars(1), March, "HSBC 1"))).Problem?.Code);
    }

    [Fact]
    public async Task A_payment_is_taken_back_by_another_person_than_who_recorded_it_or_asked()
    {
        await using var road = await BilledAsync();
        await PayAsync(road, 18_000, "HSBC 1");
        var payment = (await BillAsync(road)).Payments.Single();
        Assert.Equal(OutcomeKind.Invalid, (await road.Host.RunAsync(road.As("finance"), new AskReversal(payment.Id, payment.Version, " "))).Kind);
        await road.Host.DoneAsync(road.As("finance"), new AskReversal(payment.Id, payment.Version, "The cheque bounced."));

        var both = road.Finance("finance", StaffRole.FinanceOfficer, StaffRole.FinanceApprover);
        Assert.Equal("billing.four-eyes-payment", (await road.Host.RunAsync(both, new AnswerReversal(payment.Id, payment.Version + 1, true))).Problem?.Code);
        Assert.Equal(BillStanding.Paid, (await BillAsync(road)).Standing); // it counts until somebody agrees
        await road.Host.DoneAsync(road.As("finance-approver"), new AnswerReversal(payment.Id, payment.Version + 1, true));

        var bill = await BillAsync(road);
        Assert.Equal((BillStanding.Open, Money.Zero, PaymentState.Reversed), (bill.Standing, bill.Paid, bill.Payments.Single().State));
        Assert.Equal((18_000_00L, 0L), (await road.BalanceAsync(Account.Owed), await road.BalanceAsync(Account.Received)));
        Assert.Equal("billing.payment-reversed", (await road.Host.RunAsync(road.As("finance-approver"), new AnswerReversal(payment.Id, payment.Version + 2, true))).Problem?.Code);
        await PayAsync(road, 18_000, "HSBC 1"); // the same reference may come again
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task A_payment_that_is_kept_stands()
    {
        await using var road = await BilledAsync();
        await PayAsync(road, 18_000, "HSBC 1");
        var payment = (await BillAsync(road)).Payments.Single();
        await road.Host.DoneAsync(road.As("finance"), new AskReversal(payment.Id, payment.Version, "Perhaps another bill's."));
        await road.Host.DoneAsync(road.As("finance-approver"), new AnswerReversal(payment.Id, payment.Version + 1, false));

        Assert.Equal((BillStanding.Paid, PaymentState.Recorded), ((await BillAsync(road)).Standing, (await BillAsync(road)).Payments.Single().State));
    }

    [Fact]
    public async Task Those_who_pay_are_told_what_is_owed_and_by_when()
    {
        await using var road = await BilledAsync();

        foreach (var payer in new[] { "billing", "endorser" })
        {
            var mail = await road.Host.InDatabaseAsync(db => db.Set<Notice>().SingleAsync(n => n.Kind == NoticeKind.BillIssued && n.Person == DemonstrationPeople.IdOf(payer)));
            Assert.Contains("HK$18,000.00", mail.Facts);
            Assert.StartsWith("/bills/", mail.Link);
        }
        var subject = await road.Host.InDatabaseAsync(db => db.Set<Mail>().Where(m => m.Kind == NoticeKind.BillIssued).Select(m => m.Subject).FirstAsync());
        Assert.Equal("Bill AISS-2026-0001/1-2026-03: HK$18,000.00 by 1 May 2026, 23:59 HKT", subject);
    }

    [Fact]
    public async Task An_overdue_bill_is_reminded_of_every_two_weeks_and_nothing_else_happens()
    {
        await using var road = await BilledAsync();
        await RemindAsync(road, Due, 0);
        await RemindAsync(road, Due.AddDays(1), 1);
        await RemindAsync(road, Due.AddDays(10), 1);
        await RemindAsync(road, Due.AddDays(15), 2);

        var arrears = (await road.Host.AskAsync(road.As("finance"), new ViewArrears())).Value!.Single();
        Assert.Equal((1, Money.FromDollars(18_000), 15), (arrears.Bills, arrears.Overdue, arrears.OldestDays));
        Assert.Equal((BillStanding.Overdue, 15), ((await BillAsync(road)).Standing, (await BillAsync(road)).DaysOverdue));
        await PayAsync(road, 18_000, "HSBC 1");
        await RemindAsync(road, Due.AddDays(40), 2);
        Assert.Empty((await road.Host.AskAsync(road.As("finance"), new ViewArrears())).Value!);

        async Task RemindAsync(RoadHost r, DateOnly day, int reminders)
        {
            await r.PassToAsync(day);
            await r.Host.DoneAsync(Actor.System("Reminders"), new RemindOfOverdue());
            Assert.Equal(reminders, await r.Host.InDatabaseAsync(db => db.Set<Notice>().CountAsync(n => n.Kind == NoticeKind.BillOverdue && n.Person == DemonstrationPeople.IdOf("billing"))));
        }
    }

    [Theory]
    [InlineData("billing", 1)]
    [InlineData("endorser", 1)]
    [InlineData("pi", 1)]
    [InlineData("member", 0)]
    [InlineData("pi2", 0)]
    [InlineData("endorser2", 0)]
    public async Task A_bill_exists_for_those_who_pay_for_its_organisation_and_for_nobody_else(string who, int bills)
    {
        await using var road = await BilledAsync();
        var bill = await road.BillAsync(March);

        Assert.Equal(bills, (await road.Host.AskAsync(road.As(who), new ViewBills())).Value!.Bills.Total);
        Assert.Equal(bills == 1 ? OutcomeKind.Done : OutcomeKind.NotFound, (await road.Host.AskAsync(road.As(who), new ViewBill(bill.Id))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.AskAsync(road.As(who), new ViewMonth(March))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.RunAsync(road.As(who), new RecordPayment(bill.Id, bill.Version, Money.FromDollars(1), March, "X"))).Kind);
    }

    [Fact]
    public async Task A_listed_bill_exists_for_finance_only()
    {
        await using var road = await AwardedAsync();
        await road.PassToAsync(March.AddMonths(1));
        await road.PreparedAsync(March);
        var bill = await road.BillAsync(March);

        Assert.Equal(OutcomeKind.NotFound, (await road.Host.AskAsync(road.As("billing"), new ViewBill(bill.Id))).Kind);
        Assert.Equal(BillStanding.Listed, (await road.Host.AskAsync(road.As("finance"), new ViewBill(bill.Id))).Value!.Standing);
    }

    [Fact]
    public async Task The_months_page_says_what_comes_next_and_the_month_what_approving_it_does_and_who_may()
    {
        await using var road = await AwardedAsync();
        await road.PassToAsync(March.AddMonths(1));
        var next = (await road.Host.AskAsync(road.As("finance"), new ViewMonths())).Value!.Next!;
        Assert.Equal((March, true, 1, Money.FromDollars(42_000)), (next.Month, next.HasEnded, next.Bills, next.Cost.Subsidy));
        Assert.NotEmpty(next.Odd); // nothing ran
        await road.PreparedAsync(March);

        var both = road.Finance("finance", StaffRole.FinanceOfficer, StaffRole.FinanceApprover);
        var mine = (await road.Host.AskAsync(both, new ViewMonth(March))).Value!;
        Assert.Equal((false, "You prepared this month yourself. Another person with the right to approve closes it."), (mine.MayApprove, mine.WhyNot));
        var theirs = (await road.Host.AskAsync(road.As("finance-approver"), new ViewMonth(March))).Value!;
        Assert.Equal((true, Money.FromDollars(252_000), Money.Zero), (theirs.MayApprove, theirs.Fund.Encumbered, theirs.Fund.Drawn));
        Assert.Equal((1_460m, 0m, 1_460m), (theirs.Use.Billed.Hours, theirs.Use.Used.Hours, theirs.Use.PaidUnused.Hours));
    }

    private static async Task<DateOnly> TodayAsync(RoadHost road, int plus) => (await BillAsync(road)).Today.AddDays(plus);

    private static async Task<BillView> BillAsync(RoadHost road)
    {
        var bill = await road.BillAsync(March);
        return (await road.Host.AskAsync(road.As("finance"), new ViewBill(bill.Id))).Value!;
    }

    private static async Task<Outcome<PaymentId>> RecordAsync(RoadHost road, decimal dollars, string reference, DateOnly? on = null)
    {
        var bill = await BillAsync(road);
        return await road.Host.RunAsync(road.As("finance"), new RecordPayment(bill.Id, bill.Version, Money.FromDollars(dollars), on ?? bill.Today, reference));
    }

    private static async Task PayAsync(RoadHost road, decimal dollars, string reference) => Assert.True((await RecordAsync(road, dollars, reference)).IsDone);

    private static async Task<RoadHost> AwardedAsync()
    {
        var road = await RoadHost.StartAsync();
        await road.Host.DoneAsync(road.As("endorser"), RoadHost.Acceptance(await road.OfferedAsync(2, 6)));
        return road;
    }

    /// <summary>2 cards × 6 months at 70 %; March is closed on 1 April.</summary>
    private static async Task<RoadHost> BilledAsync()
    {
        var road = await AwardedAsync();
        await road.ClosedAsync(March);
        return road;
    }
}
