using Cyberport.Grants.Values;

namespace Cyberport.Grants.Capacity;

/// <summary>From this day on so many cards are in service, until the next step.</summary>
public readonly record struct StepOfCards(DateOnly From, Cards Cards);

/// <summary>So many cards are taken (held, or out for maintenance) on each day of a range.</summary>
public readonly record struct CardsOnDays(DateRange Days, Cards Cards);

/// <summary>A stretch of days that are alike.</summary>
/// <param name="InForce">Cards in service less maintenance.</param>
/// <param name="Held">Cards held by decisions, offers and awards.</param>
public readonly record struct CapacityStretch(DateRange Days, int InForce, int Held)
{
    /// <summary>May be negative, where a step came down below what is held: an exception, never undone.</summary>
    public int Left => InForce - Held;
}

/// <summary>A month of the calendar; it shows its tightest day (DOMAIN rule 16).</summary>
/// <param name="Month">Its first day.</param>
/// <param name="TightestDay">The first of the days with the least left.</param>
/// <param name="HeldCardDays">Σ over the days, for utilisation.</param>
public readonly record struct CapacityMonth(DateOnly Month, DateOnly TightestDay, int InForce, int Held, long InForceCardDays, long HeldCardDays)
{
    public int Left => InForce - Held;

    /// <summary>Allocated utilisation: held ÷ in force.</summary>
    public decimal Allocated => InForceCardDays == 0 ? 0 : (decimal)HeldCardDays / InForceCardDays;
}

/// <summary>A day on which what is asked for does not fit.</summary>
public readonly record struct ShortDay(DateOnly Day, int Left);

/// <summary>
/// Cards per day: dated steps, less maintenance, less holds. Pure. Days that are alike are one stretch, so a calendar of years
/// with thousands of holds costs a sort.
/// </summary>
public sealed class CapacityCalendar
{
    private readonly SortedList<DateOnly, (int Service, int Maintenance, int Held)> _changes = [];

    public CapacityCalendar(IEnumerable<StepOfCards> steps, IEnumerable<CardsOnDays> maintenance, IEnumerable<CardsOnDays> holds)
    {
        var before = 0;
        foreach (var step in steps.OrderBy(s => s.From))
        {
            Change(step.From, service: step.Cards.Count - before);
            before = step.Cards.Count;
        }

        foreach (var (days, cards) in maintenance.Select(m => (m.Days, m.Cards.Count)))
        {
            Change(days.From, maintenance: cards);
            Change(days.To, maintenance: -cards);
        }

        foreach (var (days, cards) in holds.Select(h => (h.Days, h.Cards.Count)))
        {
            Change(days.From, held: cards);
            Change(days.To, held: -cards);
        }
    }

    /// <summary>The stretches that make up a range, in order, without gaps.</summary>
    public IEnumerable<CapacityStretch> Over(DateRange range)
    {
        if (range.Days == 0) yield break;
        var from = range.From;
        var (service, maintenance, held) = (0, 0, 0);
        foreach (var (day, change) in _changes)
        {
            if (day >= range.To) break;
            if (day > from)
            {
                yield return Stretch(from, day);
                from = day;
            }
            (service, maintenance, held) = (service + change.Service, maintenance + change.Maintenance, held + change.Held);
        }
        yield return Stretch(from, range.To);

        // Maintenance of more cards than there are takes all there are.
        CapacityStretch Stretch(DateOnly start, DateOnly end) => new(new(start, end), Math.Max(0, service - maintenance), held);
    }

    public CapacityStretch On(DateOnly day) => Over(new(day, day.AddDays(1))).Single();

    /// <summary>The first day of a range on which so many more cards do not fit; none when they fit on all.</summary>
    public ShortDay? FirstShortDay(DateRange range, Cards wanted) =>
        Over(range).Where(s => s.Left < wanted.Count).Select(s => (ShortDay?)new ShortDay(s.Days.From, s.Left)).FirstOrDefault();

    /// <summary>The least that is left on any day of the range.</summary>
    public int LeastLeft(DateRange range) => Over(range).Min(s => s.Left);

    /// <summary>The calendar months that a range touches, whole.</summary>
    public IEnumerable<CapacityMonth> Months(DateOnly first, int count) =>
        Enumerable.Range(0, count).Select(i => Month(new DateOnly(first.Year, first.Month, 1).AddMonths(i)));

    private CapacityMonth Month(DateOnly month)
    {
        var stretches = Over(DateRange.Months(month, 1)).ToList();
        var tightest = stretches.MinBy(s => s.Left);
        return new(
            month, tightest.Days.From, tightest.InForce, tightest.Held,
            stretches.Sum(s => (long)s.InForce * s.Days.Days), stretches.Sum(s => (long)s.Held * s.Days.Days));
    }

    private void Change(DateOnly day, int service = 0, int maintenance = 0, int held = 0)
    {
        var change = _changes.GetValueOrDefault(day);
        _changes[day] = (change.Service + service, change.Maintenance + maintenance, change.Held + held);
    }
}
