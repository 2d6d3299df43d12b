namespace Cyberport.Grants.Kernel;

/// <summary>
/// The days on which the centre works: Monday to Friday without the general holidays (DOMAIN rule 10). Hong Kong days throughout.
/// </summary>
public sealed class WorkingDays
{
    /// <summary>Where no holiday is known: Monday to Friday.</summary>
    public static readonly WorkingDays WeekdaysOnly = new([]);

    private readonly HashSet<DateOnly> _holidays;
    private readonly HashSet<int> _years;

    public WorkingDays(IEnumerable<DateOnly> holidays)
    {
        _holidays = [.. holidays];
        _years = [.. _holidays.Select(h => h.Year)];
    }

    /// <summary>The year's holidays are entered; of any other year weekends alone are known, and who shows a date says so.</summary>
    public bool Knows(int year) => _years.Contains(year);

    public bool Includes(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day);

    /// <summary>The day itself where it is a working day, else the next one: where a date of the calendar falls on a holiday.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!Includes(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>The <paramref name="days"/>-th working day after a day, which is not counted itself.</summary>
    public DateOnly Add(DateOnly day, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        if (days == 0) return OnOrAfter(day);
        while (days > 0) if (Includes(day = day.AddDays(1))) days--;
        return day;
    }

    /// <summary>How many working days follow the first day up to and with the second; none where it is not later.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        var days = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1)) if (Includes(day)) days++;
        return days;
    }
}
