using System.Globalization;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Kernel;

public class HouseDatesTests
{
    private static readonly DateTime Evening = new(2024, 10, 6, 18, 3, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("en", "7 October 2024, 02:03 HKT")]
    [InlineData("zh-Hant", "2024年10月7日 02:03（香港時間）")]
    [InlineData("zh-Hans", "2024年10月7日 02:03（香港时间）")]
    public void An_instant_stands_in_Hong_Kong_time_with_its_zone(string language, string words) =>
        Assert.Equal(words, In(language, () => HouseDates.Instant(Evening)));

    [Fact]
    public void A_range_is_written_with_its_last_day() =>
        Assert.Equal("1 March 2026 – 31 August 2026", In("en", () => HouseDates.Range(DateRange.Months(new(2026, 3, 1), 6))));

    private static string In(string language, Func<string> words)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return words();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
