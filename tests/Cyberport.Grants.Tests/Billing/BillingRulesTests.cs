using CsCheck;
using Cyberport.Grants.Billing;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Billing;

public sealed class BillingRulesTests
{
    [Theory]
    // 2 cards × 6 months from the first of March: a whole month each month
    [InlineData("2026-03-01", 2, 6, "2026-03-01", "0")]
    [InlineData("2026-03-01", 2, 6, "2026-04-01", "2")]
    [InlineData("2026-03-01", 2, 6, "2026-09-01", "12")]
    [InlineData("2026-03-01", 2, 6, "2027-01-01", "12")]
    // from the step of 24 December: 8 of the 31 days to 24 January
    [InlineData("2025-12-24", 1, 6, "2026-01-01", "8/31")]
    [InlineData("2025-12-24", 1, 6, "2026-02-01", "39/31")]
    // the month from 24 January has 31 days, the one from 24 February 28
    [InlineData("2025-12-24", 1, 6, "2026-03-01", "61/28")]
    [InlineData("2025-12-24", 4, 6, "2026-06-24", "24")]
    // a start on the 31st: the months end where the calendar ends
    [InlineData("2026-01-31", 1, 2, "2026-02-28", "1")]
    [InlineData("2026-01-31", 1, 2, "2026-03-31", "2")]
    public void Card_months_in_force_up_to_a_day(string from, int cards, int months, string upTo, string expected)
    {
        var inForce = BillingRules.InForce(Award(cards, months, 30_000, 7000, Day(from)), Day(upTo));

        Assert.Equal(expected, inForce.Under == 1 ? $"{inForce.Over}" : $"{inForce.Over}/{inForce.Under}");
    }

    [Fact]
    public void Two_cards_for_six_months_at_70_percent_are_billed_42_000_and_18_000_a_month()
    {
        var bills = Bills(Award(2, 6, 30_000, 7000, new(2026, 3, 1)));

        Assert.Equal(6, bills.Count);
        Assert.All(bills, b => Assert.Equal(new Cost(Money.FromDollars(60_000), Money.FromDollars(42_000), Money.FromDollars(18_000)), b.Cost));
        Assert.Equal((252_000m, 108_000m), (bills.Sum(b => b.Cost.Subsidy.Dollars), bills.Sum(b => b.Cost.UserShare.Dollars)));
    }

    [Fact]
    public void A_rate_of_a_third_closes_to_the_cent()
    {
        var award = Award(7, 5, 30_000.01m, 3333, new(2026, 3, 1));

        var bills = Bills(award);

        // 1,050,000.35 at 33.33 % is 349,965.116655: rounded once, at the end, not five times
        Assert.Equal(Money.FromDollars(349_965.12m), new Money(bills.Sum(b => b.Cost.Subsidy.Cents)));
        Assert.Equal([69_993.02m, 69_993.03m, 69_993.02m, 69_993.02m, 69_993.03m], bills.Select(b => b.Cost.Subsidy.Dollars));
        Assert.Equal(award.Frozen.List, new Money(bills.Sum(b => b.Cost.List.Cents)));
    }

    [Fact]
    public void An_award_that_was_accepted_late_catches_up_in_its_first_bill()
    {
        var bill = BillingRules.Bill(Award(2, 6, 30_000, 7000, new(2026, 3, 1)), new(2026, 5, 1), before: null)!;

        Assert.Equal((new DateOnly(2026, 3, 1), new DateOnly(2026, 6, 1), 6m), (bill.Days.From, bill.Days.To, bill.InForce.Value));
        Assert.Equal(Money.FromDollars(126_000), bill.Cost.Subsidy);
    }

    [Fact]
    public void Before_its_first_day_and_after_its_last_bill_nothing_is_billed()
    {
        var award = Award(2, 1, 30_000, 7000, new(2026, 3, 1));
        var bill = BillingRules.Bill(award, new(2026, 3, 1), null)!;

        Assert.Null(BillingRules.Bill(award, new(2026, 2, 1), null));
        Assert.Null(BillingRules.Bill(award, new(2026, 4, 1), new(bill.Days.To, bill.InForce, bill.Cost.List, bill.Cost.Subsidy)));
    }

    [Fact]
    public void The_bills_of_any_award_add_up_to_it_exactly_and_none_is_below_nothing() =>
        Gen.Select(Gen.Int[1, 500], Gen.Int[1, 36], Gen.Long[1, 10_000_000], Gen.Int[0, 10_000], Gen.Int[0, 1500]).Sample((cards, months, cents, rate, day) =>
        {
            var award = Award(cards, months, cents / 100m, rate, new DateOnly(2024, 12, 9).AddDays(day));
            var bills = Bills(award);

            Assert.Equal(award.Frozen.List.Cents, bills.Sum(b => b.Cost.List.Cents));
            Assert.Equal(award.Frozen.Subsidy.Cents, bills.Sum(b => b.Cost.Subsidy.Cents));
            Assert.Equal(award.Frozen.UserShare.Cents, bills.Sum(b => b.Cost.UserShare.Cents));
            Assert.All(bills, b => Assert.True(b.Cost.List >= Money.Zero && b.Cost.Subsidy >= Money.Zero && b.Cost.UserShare >= Money.Zero));
            Assert.All(bills, b => Assert.Equal(b.Cost.List, b.Cost.Subsidy + b.Cost.UserShare));
            Assert.Equal(new CardMonthsInForce((long)cards * months, 1).Value, bills.Aggregate(new CardMonthsInForce(0, 1), (sum, b) => sum + b.InForce).Value);
            Assert.Equal(award.To.DayNumber - award.From.DayNumber, bills.Sum(b => b.Days.Days));
        }, iter: 2000);

    /// <summary>Month after month from the first, as closes bill them.</summary>
    private static List<BillFigures> Bills(BilledTerms award)
    {
        var bills = new List<BillFigures>();
        BilledSoFar? before = null;
        for (var month = new DateOnly(award.From.Year, award.From.Month, 1); month < award.To; month = month.AddMonths(1))
        {
            if (BillingRules.Bill(award, month, before) is not { } bill) continue;
            before = new(bill.Days.To, bill.InForce + (before?.InForce ?? default), bill.Cost.List + (before?.List ?? default), bill.Cost.Subsidy + (before?.Subsidy ?? default));
            bills.Add(bill);
        }
        return bills;
    }

    private static BilledTerms Award(int cards, int months, decimal price, int basisPoints, DateOnly from)
    {
        var (perCardMonth, rate) = (Money.FromDollars(price), new Share(basisPoints));
        return new(new Cards(cards), months, from, perCardMonth, rate, Cost.Of(new Cards(cards), months, perCardMonth, rate));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
