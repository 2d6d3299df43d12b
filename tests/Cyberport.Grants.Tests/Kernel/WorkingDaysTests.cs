using System.Globalization;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;

namespace Cyberport.Grants.Tests.Kernel;

public sealed class WorkingDaysTests
{
    private static readonly WorkingDays Calendar = new(Enumerable.Range(2024, 4).SelectMany(GeneralHolidays.Of).Select(h => h.Day));

    [Theory]
    [InlineData("2026-02-13", 1, "2026-02-16")] // Friday → Monday
    [InlineData("2026-02-16", 1, "2026-02-20")] // over three days of Lunar New Year
    [InlineData("2026-02-14", 1, "2026-02-16")] // from a Saturday
    [InlineData("2026-02-17", 0, "2026-02-20")] // no day at all still ends on a working day
    [InlineData("2026-04-02", 1, "2026-04-08")] // Easter and the day after Ching Ming
    [InlineData("2026-12-24", 5, "2027-01-04")] // over two years' ends
    [InlineData("2025-09-30", 5, "2025-10-09")]
    public void Days_are_added_past_weekends_and_holidays(string from, int days, string to) => Assert.Equal(Day(to), Calendar.Add(Day(from), days));

    [Theory]
    [InlineData("2026-02-13", "2026-02-13", 0)]
    [InlineData("2026-02-13", "2026-02-20", 2)]
    [InlineData("2026-02-20", "2026-02-13", 0)]
    public void Days_between_leave_out_the_first(string from, string to, int days) => Assert.Equal(days, Calendar.Between(Day(from), Day(to)));

    [Fact]
    public void A_date_on_a_holiday_moves_to_the_next_working_day()
    {
        Assert.Equal(Day("2026-10-20"), Calendar.OnOrAfter(Day("2026-10-19")));
        Assert.Equal(Day("2026-10-20"), Calendar.OnOrAfter(Day("2026-10-17")));
        Assert.Equal(Day("2026-10-20"), Calendar.OnOrAfter(Day("2026-10-20")));
    }

    [Fact]
    public void Every_year_brought_in_has_seventeen_holidays_and_no_Sunday_among_them()
    {
        for (var year = 2024; year <= 2027; year++)
        {
            Assert.Equal(17, GeneralHolidays.Of(year).Select(h => h.Day).Distinct().Count());
            Assert.DoesNotContain(GeneralHolidays.Of(year), h => h.Day.DayOfWeek == DayOfWeek.Sunday);
            Assert.True(Calendar.Knows(year));
        }
        Assert.Empty(GeneralHolidays.Of(2028));
        Assert.False(Calendar.Knows(2028));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
