using CsCheck;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Capacity;

public sealed class CapacityCalendarTests
{
    private static readonly DateOnly Origin = new(2026, 1, 1);

    private static readonly Gen<DateRange> Days =
        Gen.Select(Gen.Int[0, 400], Gen.Int[1, 200]).Select((from, length) => new DateRange(Origin.AddDays(from), Origin.AddDays(from + length)));

    private static readonly Gen<CardsOnDays> Taken = Gen.Select(Days, Gen.Int[0, 40]).Select((days, cards) => new CardsOnDays(days, new Cards(cards)));

    private static readonly Gen<StepOfCards[]> Steps =
        Gen.Select(Gen.Int[-10, 500], Gen.Int[0, 100]).Select((day, cards) => new StepOfCards(Origin.AddDays(day), new Cards(cards)))
            .Array[0, 6].Where(steps => steps.Select(s => s.From).Distinct().Count() == steps.Length);

    [Fact]
    public void Agrees_with_counting_every_day() =>
        Gen.Select(Steps, Taken.Array[0, 5], Taken.Array[0, 30], Days, Gen.Int[0, 60]).Sample((steps, maintenance, holds, range, wanted) =>
        {
            var calendar = new CapacityCalendar(steps, maintenance, holds);
            int InForce(DateOnly day) => Math.Max(0,
                steps.Where(s => s.From <= day).OrderBy(s => s.From).LastOrDefault().Cards.Count - maintenance.Where(m => m.Days.Contains(day)).Sum(m => m.Cards.Count));
            int Held(DateOnly day) => holds.Where(h => h.Days.Contains(day)).Sum(h => h.Cards.Count);

            Assert.Equal(
                range.EachDay().Select(d => (d, InForce(d), Held(d))),
                calendar.Over(range).SelectMany(s => s.Days.EachDay().Select(d => (d, s.InForce, s.Held))));
            var firstShort = range.EachDay().Cast<DateOnly?>().FirstOrDefault(d => InForce(d!.Value) - Held(d.Value) < wanted);
            Assert.Equal(firstShort, calendar.FirstShortDay(range, new Cards(wanted))?.Day);
            Assert.Equal(range.EachDay().Min(d => InForce(d) - Held(d)), calendar.LeastLeft(range));

            var month = calendar.Months(range.From, 1).Single();
            var monthDays = DateRange.Months(new(range.From.Year, range.From.Month, 1), 1).EachDay().ToList();
            Assert.Equal(monthDays.Min(d => InForce(d) - Held(d)), month.Left);
            Assert.Equal(monthDays.MinBy(d => InForce(d) - Held(d)), month.TightestDay);
            Assert.Equal((monthDays.Sum(d => (long)InForce(d)), monthDays.Sum(d => (long)Held(d))), (month.InForceCardDays, month.HeldCardDays));
        }, iter: 2_000);

    [Fact]
    public void A_step_on_the_fifteenth_leaves_the_month_as_tight_as_before_it()
    {
        var calendar = new CapacityCalendar(
            [new(Origin, new Cards(10)), new(new(2026, 2, 15), new Cards(30))], [], [new(new(new(2026, 2, 1), new(2026, 5, 1)), new Cards(8))]);

        Assert.Equal(2, calendar.Months(new(2026, 2, 1), 1).Single().Left);
        Assert.Equal(22, calendar.Months(new(2026, 3, 1), 1).Single().Left);
        Assert.Equal(new ShortDay(new(2026, 2, 1), 2), calendar.FirstShortDay(new(new(2026, 2, 1), new(2026, 4, 1)), new Cards(3)));
        Assert.Null(calendar.FirstShortDay(new(new(2026, 2, 15), new(2026, 4, 1)), new Cards(22)));
    }

    [Fact]
    public void Power_feeds_whole_cards_rounded_down()
    {
        Assert.Equal(1314, new Petaflops(1300m).WholeCards().Count);
        Assert.Equal(3033, new Petaflops(3000m).WholeCards().Count);
    }
}
