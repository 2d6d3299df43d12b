using System.Globalization;
using System.Text;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Desk;

/// <summary>Dates as a file that calendars take in (iCalendar, RFC 5545).</summary>
public static class CalendarFile
{
    public const string MediaType = "text/calendar";

    /// <summary>A line holds so many bytes at most; the rest follows on lines that begin with a space.</summary>
    private const int LineBytes = 75;

    /// <param name="portal">The portal's own address, without a slash at its end.</param>
    public static string Write(IReadOnlyList<DateToKeep> dates, string portal, DateTime now)
    {
        var file = new StringBuilder();
        void Line(string text) => Fold(file, text);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Cyberport Grants//Deadlines//EN");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        Line($"X-WR-CALNAME:{Text(DeskWords.Calendar_Name)}");
        foreach (var date in dates)
        {
            Line("BEGIN:VEVENT");
            // The same matter keeps its name: a later file moves its date instead of adding a second one.
            Line($"UID:{Digest.Of($"{date.Kind}|{date.Href}|{date.About}").Hex[..32]}@{new Uri(portal).Host}");
            Line($"DTSTAMP:{Instant(now)}");
            Line($"DTSTART:{Instant(date.At)}");
            Line($"SUMMARY:{Text($"{date.What}: {date.About}")}");
            if (date.Whose.Length > 0) Line($"DESCRIPTION:{Text(date.Whose)}");
            Line($"URL:{portal}{date.Href}");
            Line("TRANSP:TRANSPARENT");
            Line("BEGIN:VALARM");
            Line("ACTION:DISPLAY");
            Line($"DESCRIPTION:{Text($"{date.What}: {date.About}")}");
            Line("TRIGGER:-P1D");
            Line("END:VALARM");
            Line("END:VEVENT");
        }
        Line("END:VCALENDAR");
        return file.ToString();
    }

    private static string Instant(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Text(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n");

    /// <summary>Counted in bytes, broken between characters: half a Chinese character would be none.</summary>
    private static void Fold(StringBuilder file, string line)
    {
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > LineBytes)
            {
                file.Append("\r\n ");
                bytes = 1;
            }
            file.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }
        file.Append("\r\n");
    }
}
