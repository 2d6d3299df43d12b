using System.Globalization;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;

namespace Cyberport.Grants.Tests.Kernel;

public sealed class PledgeClockTests
{
    private static readonly WorkingDays Calendar = new(Enumerable.Range(2024, 4).SelectMany(GeneralHolidays.Of).Select(h => h.Day));

    [Theory]
    [InlineData("2026-01-07 09", "2026-01-07 10", 5, "2026-01-14")] // the first day is not counted
    [InlineData("2026-01-07 23.9", "2026-01-08 00.5", 4, "2026-01-14")] // midnight in Hong Kong turns the day
    [InlineData("2026-01-07 09", "2026-01-10 12", 3, "2026-01-14")] // a Saturday takes nothing
    [InlineData("2026-01-07 09", "2026-01-14 23", 0, "2026-01-14")] // the last day
    [InlineData("2026-01-10 09", "2026-01-12 09", 4, "2026-01-16")] // begun on a Saturday
    [InlineData("2026-02-13 09", "2026-02-17 09", 4, "2026-02-25")] // Lunar New Year in between
    public void It_counts_working_days_after_the_first(string started, string now, int left, string due)
    {
        var reading = new PledgeClock(At(started), 5, []).Read(Calendar, At(now));

        Assert.Equal((left, Day(due), 0, false), (reading.Left, reading.Due!.Value, reading.Over, reading.IsLate));
    }

    [Theory]
    [InlineData("2026-01-09 16", "2026-01-13 10", "2026-01-16")] // away Monday and Tuesday: two days later
    [InlineData("2026-01-09 16", "2026-01-09 17", "2026-01-14")] // back on the same day: nothing lost
    [InlineData("2026-01-09 16", "2026-01-11 10", "2026-01-14")] // away over a weekend alone
    [InlineData("2026-02-13 10", "2026-02-20 10", "2026-02-23")] // away over the holidays, late as it was already
    public void The_time_with_the_applicant_is_not_counted(string from, string to, string due)
    {
        var started = from.StartsWith("2026-02", StringComparison.Ordinal) ? "2026-02-09 09" : "2026-01-07 09";
        var reading = new PledgeClock(At(started), 5, [new(At(from), At(to))]).Read(Calendar, At(to));

        Assert.Equal(Day(due), reading.Due);
    }

    [Fact]
    public void While_it_stands_still_nobody_knows_the_day_and_nothing_runs_out()
    {
        var clock = new PledgeClock(At("2026-01-07 09"), 5, [new(At("2026-01-09 16"), null)]);

        var later = clock.Read(Calendar, At("2026-03-09 10"));

        Assert.Null(later.Due);
        Assert.Equal((3, 2, At("2026-01-09 16")), (later.Left, later.Used, later.StoppedSince!.Value));
        Assert.Equal("Stopped: waits for the applicant since 9 January 2026; 3 of 5 working days left", later.InWords);
    }

    [Fact]
    public void Two_stops_add_up()
    {
        var clock = new PledgeClock(At("2026-01-07 09"), 5, [new(At("2026-01-08 10"), At("2026-01-09 10")), new(At("2026-01-12 10"), At("2026-01-14 10"))]);

        Assert.Equal(Day("2026-01-19"), clock.Read(Calendar, At("2026-01-14 11")).Due); // Thursday, Monday, Thursday, Friday, Monday
    }

    [Theory]
    [InlineData("2026-01-12 10", "2 of 5 working days left, due 14 January 2026")]
    [InlineData("2026-01-14 10", "Due today, the last of 5 working days")]
    [InlineData("2026-01-15 10", "1 working day over, was due 14 January 2026")]
    [InlineData("2026-01-18 10", "2 working days over, was due 14 January 2026")]
    public void It_speaks(string now, string words) => Assert.Equal(words, new PledgeClock(At("2026-01-07 09"), 5, []).Read(Calendar, At(now)).InWords);

    [Fact]
    public void Done_it_tells_how_long_it_took_for_ever()
    {
        var clock = new PledgeClock(At("2026-01-07 09"), 5, [], At("2026-01-09 10"));

        Assert.Equal("Done on working day 2 of 5", clock.Read(Calendar, At("2026-05-09 10")).InWords);
        Assert.Equal("Took 8 working days; 5 were pledged", (clock with { Ended = At("2026-01-19 10") }).Read(Calendar, At("2026-05-09 10")).InWords);
        Assert.Null((clock with { Stops = [new(At("2026-01-08 10"), null)] }).Read(Calendar, At("2026-05-09 10")).StoppedSince);
    }

    [Fact]
    public void A_year_without_a_list_is_said()
    {
        var reading = new PledgeClock(At("2027-12-29 09"), 5, []).Read(Calendar, At("2027-12-30 09"));

        Assert.Equal(Day("2028-01-05"), reading.Due);
        Assert.EndsWith(KernelWords.Clock_NoHolidays, reading.InWords, StringComparison.Ordinal);
    }

    /// <summary>An hour of a Hong Kong day.</summary>
    private static DateTime At(string dayAndHour) =>
        GrantsClock.StartOf(Day(dayAndHour[..10])).AddHours(double.Parse(dayAndHour[11..], CultureInfo.InvariantCulture));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
