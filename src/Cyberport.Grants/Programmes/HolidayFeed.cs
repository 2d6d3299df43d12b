using System.Globalization;
using System.Text.Json;

namespace Cyberport.Grants.Programmes;

/// <summary>A day of the feed and what it is called there, in the language of the file.</summary>
public readonly record struct FeedDay(DateOnly Day, string Summary);

/// <summary>
/// The general-holiday file of the Government's 1823 service: JSON in UTF-8 with a byte order mark,
/// <c>vcalendar[0].vevent[].dtstart[0]</c> = <c>yyyymmdd</c> and <c>summary</c>. Pure.
/// </summary>
public static class HolidayFeed
{
    /// <summary>Characters; the file of three years has about 15,000.</summary>
    public const int Largest = 200_000;

    /// <exception cref="FormatException">It is no such file; the message says where.</exception>
    public static IReadOnlyList<FeedDay> Parse(string json)
    {
        try
        {
            using var file = JsonDocument.Parse(json.TrimStart('\uFEFF'));
            var events = file.RootElement.GetProperty("vcalendar")[0].GetProperty("vevent");
            List<FeedDay> days = [.. events.EnumerateArray().Select(Read)];
            if (days.Count == 0) throw new FormatException("vevent: []");
            var twice = days.GroupBy(d => d.Day).FirstOrDefault(g => g.Count() > 1);
            return twice is null ? [.. days.OrderBy(d => d.Day)] : throw new FormatException($"dtstart: {twice.Key:yyyyMMdd} × {twice.Count()}");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    private static FeedDay Read(JsonElement one)
    {
        var start = one.GetProperty("dtstart")[0].GetString();
        var summary = one.GetProperty("summary").GetString()?.Trim();
        return DateOnly.TryParseExact(start, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && !string.IsNullOrEmpty(summary)
            ? new(day, summary) : throw new FormatException($"dtstart: {start}, summary: {summary}");
    }
}
