using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Cyberport.Grants.Web.Exports;

/// <summary>One sheet. Texts are texts and never formulas; amounts and days are numbers with a format, so that they sum and sort.</summary>
public static class XlsxFile
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const uint Plain = 0, Amount = 1, Day = 2, Heading = 3;
    private const int LongestName = 31;

    public static byte[] Of(ExportTable table)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var part = book.AddNewPart<WorksheetPart>();
            var data = new SheetData(new Row(table.Columns.Select(c => Text(c, Heading))));
            data.Append(table.Rows.Select(row => new Row(row.Select(CellOf))));
            part.Worksheet = new Worksheet(data);
            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = SheetName(table.Name) }));
        }
        return stream.ToArray();
    }

    private static Cell CellOf(object? cell) => cell switch
    {
        null => new Cell(),
        decimal amount => Number(amount.ToString(CultureInfo.InvariantCulture), Amount),
        DateOnly day => Number(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), Day),
        string text => Text(text, Plain),
        IFormattable number => Number(number.ToString(null, CultureInfo.InvariantCulture), Plain),
        _ => throw new InvalidOperationException($"A cell of {cell.GetType().Name}."),
    };

    private static Cell Number(string value, uint style) => new() { CellValue = new CellValue(value), DataType = CellValues.Number, StyleIndex = style };

    private static Cell Text(string text, uint style) => new()
    {
        DataType = CellValues.InlineString,
        StyleIndex = style,
        InlineString = new InlineString(new Text(string.Concat(text.Where(XmlConvert.IsXmlChar))) { Space = SpaceProcessingModeValues.Preserve }),
    };

    private static string SheetName(string name) => name.Length > LongestName ? name[..LongestName] : name;

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat { FormatId = 0 },
            new CellFormat { FormatId = 0, NumberFormatId = 4, ApplyNumberFormat = true },  // #,##0.00
            new CellFormat { FormatId = 0, NumberFormatId = 14, ApplyNumberFormat = true }, // a day, as the reader's country writes it
            new CellFormat { FormatId = 0, FontId = 1, ApplyFont = true }));
}
