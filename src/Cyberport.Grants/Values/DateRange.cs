namespace Cyberport.Grants.Values;

/// <summary>Days from <see cref="From"/> up to, but without, <see cref="To"/>. Hong Kong calendar days.</summary>
public readonly record struct DateRange
{
    public DateRange(DateOnly from, DateOnly to)
    {
        if (to < from) throw new ArgumentOutOfRangeException(nameof(to), to, "A range does not end before it starts.");
        (From, To) = (from, to);
    }

    public DateOnly From { get; }

    /// <summary>The first day that no longer belongs to the range.</summary>
    public DateOnly To { get; }

    /// <summary>Whole months from a day on, as awards run: from 1 March, 6 months, to 1 September.</summary>
    public static DateRange Months(DateOnly from, int months) => new(from, from.AddMonths(months));

    public int Days => To.DayNumber - From.DayNumber;
    public bool Contains(DateOnly day) => day >= From && day < To;
    public bool Overlaps(DateRange other) => From < other.To && other.From < To;

    public IEnumerable<DateOnly> EachDay()
    {
        for (var day = From; day < To; day = day.AddDays(1)) yield return day;
    }
}
