using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Allocations;

/// <summary>One run of a job as far as usage goes.</summary>
/// <param name="EndedAt">Null: it runs on, and counts up to <c>now</c>.</param>
public readonly record struct Run(DateTime StartedAt, DateTime? EndedAt, int Gpus);

/// <summary>
/// Adds up what runs of jobs consumed. Pure. A run is cut at the bounds of the window that is asked for, in GPU-seconds, and only the
/// sum is rounded (down) to minutes, so that the months of an allocation never add up to more than the whole.
/// </summary>
public static class UsageMeter
{
    /// <summary>GPU-seconds within [from, to).</summary>
    public static long GpuSeconds(IEnumerable<Run> runs, DateTime from, DateTime to, DateTime now) => runs.Sum(run =>
    {
        var start = run.StartedAt > from ? run.StartedAt : from;
        var end = run.EndedAt ?? now;
        if (end > to) end = to;
        return end > start ? (long)(end - start).TotalSeconds * run.Gpus : 0L;
    });

    public static TresMinutes Minutes(IEnumerable<Run> runs, DateTime from, DateTime to, DateTime now) =>
        new(GpuSeconds(runs, from, to, now) / 60);

    /// <summary>Usage per calendar month of Hong Kong, for every month that the days touch, empty ones included.</summary>
    public static IReadOnlyList<MonthUsage> PerMonth(IReadOnlyCollection<Run> runs, DateRange days, DateTime now)
    {
        var months = new List<MonthUsage>();
        for (var month = new DateOnly(days.From.Year, days.From.Month, 1); month < days.To; month = month.AddMonths(1))
            months.Add(new(month, Minutes(runs, GrantsClock.StartOf(month), GrantsClock.StartOf(month.AddMonths(1)), now)));
        return months;
    }

    public static IReadOnlyList<DayUsage> PerDay(IReadOnlyCollection<Run> runs, DateRange days, DateTime now) =>
        [.. days.EachDay().Select(day =>
            new DayUsage(day, Minutes(runs, GrantsClock.StartOf(day), GrantsClock.StartOf(day.AddDays(1)), now)))];

    /// <summary>
    /// Used share of what stood there: GPU-hours of all jobs ÷ card-hours in force on each of the days (DOMAIN §1: the capacity changes
    /// by steps, so last year's hours are measured on last year's cards).
    /// </summary>
    public static Share? Utilisation(TresMinutes used, DateRange days, Func<DateOnly, Cards> inForce)
    {
        var available = Available(days, inForce).Minutes;
        return available == 0 ? null : new Share((int)Math.Min(10_000, used.Minutes * 10_000m / available));
    }

    /// <summary>GPU-minutes that the cards in force could have given on these days.</summary>
    public static TresMinutes Available(DateRange days, Func<DateOnly, Cards> inForce) =>
        new(days.EachDay().Sum(day => (long)inForce(day).Count * 24 * 60));
}

/// <param name="Month">Its first day.</param>
public sealed record MonthUsage(DateOnly Month, TresMinutes Used);

public sealed record DayUsage(DateOnly Day, TresMinutes Used);
