using System.Globalization;
using System.Text;
using CsvHelper;

namespace Cyberport.Grants.Web.Exports;

/// <summary>Comma-separated, UTF-8 with a byte order mark: spreadsheets read Chinese from nothing else.</summary>
public static class CsvFile
{
    public const string MediaType = "text/csv";

    /// <summary>A text that begins with one of these is a formula to a spreadsheet, whoever wrote it into a title.</summary>
    private const string Formula = "=+-@\t\r\n";

    public static byte[] Of(ExportTable table)
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(writer, CultureInfo.InvariantCulture))
        {
            foreach (var column in table.Columns) csv.WriteField(column);
            csv.NextRecord();
            foreach (var row in table.Rows)
            {
                foreach (var cell in row) csv.WriteField(Text(cell));
                csv.NextRecord();
            }
        }
        return stream.ToArray();
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        decimal amount => amount.ToString("0.00", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text => text.Length > 0 && Formula.Contains(text.TrimStart(' ') is { Length: > 0 } seen ? seen[0] : ' ', StringComparison.Ordinal) ? "'" + text : text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"A cell of {cell.GetType().Name}."),
    };
}
