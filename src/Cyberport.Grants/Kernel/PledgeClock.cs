using System.Globalization;

namespace Cyberport.Grants.Kernel;

/// <summary>A time during which a clock stood still; open while <see cref="To"/> is absent.</summary>
public sealed record StopSpan(DateTime From, DateTime? To);

/// <summary>
/// A promise in working days. The day on which it begins is not counted, nor the day on which the case comes back; the day on which it
/// is sent to the applicant is. So a case that goes and comes back on one day loses nothing.
/// </summary>
/// <param name="Stops">When the case was with the applicant.</param>
/// <param name="Ended">When what was pledged was done; the clock tells how long it took from then on.</param>
public sealed record PledgeClock(DateTime Started, int Pledge, IReadOnlyList<StopSpan> Stops, DateTime? Ended = null)
{
    public PledgeReading Read(WorkingDays calendar, DateTime now)
    {
        var (first, today) = (DayOf(Started), DayOf(Ended ?? now));
        var stops = Stops.Select(s => (From: DayOf(s.From), To: (s.To ?? Ended) is { } to ? DayOf(to) : DateOnly.MaxValue)).ToList();
        bool Counts(DateOnly day) => calendar.Includes(day) && !stops.Any(s => s.From < day && day <= s.To);

        var used = 0;
        for (var day = first.AddDays(1); day <= today; day = day.AddDays(1)) if (Counts(day)) used++;
        var since = Ended is null ? Stops.FirstOrDefault(s => s.To is null)?.From : null;
        DateOnly? due = since is null ? Due(first, Counts) : null;
        return new(Pledge, used, due, since, Ended is not null, calendar.Knows(today.Year) && calendar.Knows((due ?? today).Year));
    }

    private DateOnly Due(DateOnly first, Func<DateOnly, bool> counts)
    {
        var (day, left) = (first, Pledge);
        while (left > 0) if (counts(day = day.AddDays(1))) left--;
        return day;
    }

    private static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(GrantsClock.ToHongKong(utc));
}

/// <summary>How a <see cref="PledgeClock"/> stands at an instant.</summary>
/// <param name="Used">Working days gone, today with them.</param>
/// <param name="Due">The last day of the promise; none while the clock stands still, for nobody knows it then.</param>
/// <param name="StoppedSince">The case is with the applicant.</param>
/// <param name="HolidaysKnown">False where a year's holidays are not entered: only weekends were left out.</param>
public sealed record PledgeReading(int Pledge, int Used, DateOnly? Due, DateTime? StoppedSince, bool HasEnded, bool HolidaysKnown)
{
    /// <summary>Whole working days after today; none on the last day.</summary>
    public int Left => Math.Max(0, Pledge - Used);
    public int Over => Math.Max(0, Used - Pledge);
    public bool IsLate => Over > 0;

    /// <summary>The instant at which the last day is over.</summary>
    public DateTime? DueBefore => Due is { } day ? GrantsClock.StartOf(day.AddDays(1)) : null;

    public string InWords => HolidaysKnown ? Words() : $"{Words()} {KernelWords.Clock_NoHolidays}";

    private string Words() => this switch
    {
        { HasEnded: true, IsLate: true } => Say(KernelWords.Clock_DoneLate, Used, Pledge),
        { HasEnded: true } => Say(KernelWords.Clock_Done, Used, Pledge),
        { StoppedSince: { } since } => Say(KernelWords.Clock_Stopped, HouseDates.DayOf(since), Left, Pledge),
        { IsLate: true, Over: 1 } => Say(KernelWords.Clock_OverByOne, HouseDates.Day(Due!.Value)),
        { IsLate: true } => Say(KernelWords.Clock_Over, Over, HouseDates.Day(Due!.Value)),
        { Left: 0 } => Say(KernelWords.Clock_Today, Pledge),
        _ => Say(KernelWords.Clock_Left, Left, Pledge, HouseDates.Day(Due!.Value)),
    };

    private static string Say(string words, params object[] values) => string.Format(CultureInfo.CurrentCulture, words, values);
}
