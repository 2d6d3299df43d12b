using System.Globalization;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Kernel;

/// <summary>
/// Dates as the portal writes them everywhere, pages and mails alike: <c>7 October 2024</c>, <c>2024年10月7日</c>; instants in Hong Kong
/// time with their zone. The language is the current reader's.
/// </summary>
public static class HouseDates
{
    private static bool Chinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    public static string Day(DateOnly day) =>
        day.ToString(Chinese ? "yyyy年M月d日" : "d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>7 Oct 2024</c>, for tables.</summary>
    public static string ShortDay(DateOnly day) =>
        day.ToString(Chinese ? "yyyy年M月d日" : "d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>October 2024</c></summary>
    public static string Month(DateOnly month) =>
        month.ToString(Chinese ? "yyyy年M月" : "MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>Oct</c>: for axes.</summary>
    public static string AxisMonth(DateOnly month) =>
        month.ToString(Chinese ? "M月" : "MMM", CultureInfo.InvariantCulture);

    /// <summary>First day to last day; the range's own end is the day after.</summary>
    public static string Range(DateRange range) =>
        range.Days == 0 ? Day(range.From) : $"{Day(range.From)} – {Day(range.To.AddDays(-1))}";

    /// <summary>The Hong Kong day of an instant.</summary>
    public static string DayOf(DateTime utc) => Day(DateOnly.FromDateTime(GrantsClock.ToHongKong(utc)));

    /// <summary><c>14:03</c>, Hong Kong.</summary>
    public static string Time(DateTime utc) => GrantsClock.ToHongKong(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>7 October 2024, 14:03 HKT</c>, <c>2024年10月7日 14:03（香港時間）</c></summary>
    public static string Instant(DateTime utc) => !Chinese
        ? $"{DayOf(utc)}, {Time(utc)} HKT"
        : CultureInfo.CurrentUICulture.Name.StartsWith("zh-Hans", StringComparison.OrdinalIgnoreCase)
            ? $"{DayOf(utc)} {Time(utc)}（香港时间）"
            : $"{DayOf(utc)} {Time(utc)}（香港時間）";
}
