using System.Globalization;
using System.Text;
using CsvHelper;
using Cyberport.Grants.Billing;
using Cyberport.Grants.Desk.Funds;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Cyberport.Grants.Web.Exports;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LedgerAccount = Cyberport.Grants.Ledger.Account;

namespace Cyberport.Grants.Web.Tests.Exports;

/// <summary>Both files are read back: what they hold is what the page shows, to the cent.</summary>
public sealed class ExportTests
{
    private const int ListValue = 5, Subsidy = 6, UserShare = 7, Paid = 8, Owed = 9;

    private static readonly MonthView Month = View(
        Bill("AISS-2026-0001/1-2026-03", new("Speech, for “all”", "人人可用的語音"), new("Harbour University", "海港大學"), new(60_000_00, 42_000_00)),
        Bill("AISS-2026-0002/1-2026-03", new("=HYPERLINK(\"http://evil.example\")", "＝"), new("@Lantern", "燈語"), new(210_000_07, 69_993_02)));

    [Fact]
    public void The_columns_of_both_files_sum_to_the_pages_totals_to_the_cent()
    {
        var (csv, xlsx) = (ReadCsv(CsvFile.Of(ExportTables.Of(Month))), ReadXlsx(XlsxFile.Of(ExportTables.Of(Month))));

        foreach (var (column, total) in new[] { (ListValue, Month.Cost.List), (Subsidy, Month.Cost.Subsidy), (UserShare, Month.Cost.UserShare), (Paid, Month.Paid), (Owed, Month.Owed) })
        {
            Assert.Equal(total.Dollars, Sum(csv, column));
            Assert.Equal(total.Dollars, Sum(xlsx, column));
        }
        Assert.Equal(csv.Select(r => r[0]), xlsx.Select(r => r[0]));
    }

    [Fact]
    public void A_title_that_looks_like_a_formula_stays_a_text()
    {
        var csv = ReadCsv(CsvFile.Of(ExportTables.Of(Month)));

        Assert.Equal("'=HYPERLINK(\"http://evil.example\")", csv[2][2]);
        Assert.Equal("'@Lantern", csv[2][1]);
        using var document = SpreadsheetDocument.Open(new MemoryStream(XlsxFile.Of(ExportTables.Of(Month))), isEditable: false);
        Assert.Empty(document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<CellFormula>());
    }

    [Fact]
    public void A_negative_amount_is_a_number_in_both()
    {
        var table = new ExportTable("x", ["a"], [[-12.5m]]);

        Assert.Equal("-12.50", ReadCsv(CsvFile.Of(table))[1][0]);
        Assert.Equal("-12.5", ReadXlsx(XlsxFile.Of(table))[1][0]);
    }

    [Fact]
    public void The_csv_begins_with_a_byte_order_mark_and_keeps_quotes_and_Chinese()
    {
        var bytes = CsvFile.Of(new("x", ["名稱"], [["他說「\"好\"」,\n對"]]));

        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal("他說「\"好\"」,\n對", ReadCsv(bytes)[1][0]);
    }

    [Fact]
    public void The_journals_debits_and_credits_are_equal_in_the_file_too()
    {
        foreach (var rows in BothOf(ExportTables.Of([Entry]))) Assert.Equal((60_000m, 60_000m), (Sum(rows, Debit), Sum(rows, Credit)));
    }

    [Fact]
    public void The_file_of_one_account_has_what_moves_it_and_nothing_else()
    {
        foreach (var rows in BothOf(ExportTables.Of([Entry], LedgerAccount.Drawn)))
        {
            Assert.Equal((42_000m, 0m, 126_000m), (Sum(rows, Debit), Sum(rows, Credit), Sum(rows, Balance)));
            Assert.Equal("Bill AISS-2026-0001/1-2026-03", Assert.Single(rows.Skip(1))[Balance - 1]);
        }
    }

    private const int Debit = 5, Credit = 6, Balance = 12;

    private static readonly JournalRow Entry = new(
        JournalEntryId.New(), 7, EntryKind.Bill, new(2026, 4, 1), DateTime.UnixEpoch, "AISS-2026-0001/1", "AISS-2026-0001/1-2026-03", new(60_000_00), TresMinutes.Zero,
        [new(LedgerAccount.Drawn, 42_000_00), new(LedgerAccount.Encumbered, -42_000_00), new(LedgerAccount.Owed, 18_000_00), new(LedgerAccount.Charged, -18_000_00)],
        new("Bill AISS-2026-0001/1-2026-03", "/bills/x"), 126_000_00);

    private static IReadOnlyList<string[]>[] BothOf(ExportTable table) => [ReadCsv(CsvFile.Of(table)), ReadXlsx(XlsxFile.Of(table))];

    internal static decimal Sum(IReadOnlyList<string[]> rows, int column) =>
        rows.Skip(1).Select(r => r[column]).Where(c => c.Length > 0).Sum(c => decimal.Parse(c, CultureInfo.InvariantCulture));

    internal static IReadOnlyList<string[]> ReadCsv(byte[] file)
    {
        using var csv = new CsvParser(new StreamReader(new MemoryStream(file)), CultureInfo.InvariantCulture);
        var rows = new List<string[]>();
        while (csv.Read()) rows.Add(csv.Record!);
        return rows;
    }

    internal static IReadOnlyList<string[]> ReadXlsx(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        return [.. document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InlineString?.InnerText ?? c.CellValue?.Text ?? "").ToArray())];
    }

    private static MonthBillRow Bill(string reference, BilingualText title, BilingualText organisation, (long List, long Subsidy) cents)
    {
        var cost = new Cost(new(cents.List), new(cents.Subsidy), new(cents.List - cents.Subsidy));
        return new(BillId.New(), reference, title, organisation, BillStanding.PartlyPaid, new(2, 1), Share.Percent(70), Money.FromDollars(30_000), cost, new(2026, 5, 1),
            new(1), cost.UserShare - new Money(1), new(new(87_600), new(89_280), new(40_000), true));
    }

    private static MonthView View(params MonthBillRow[] bills) => new(
        MonthCloseId.New(), new(2026, 3, 1), CloseState.Approved, 2,
        new(new(bills.Sum(b => b.Cost.List.Cents)), new(bills.Sum(b => b.Cost.Subsidy.Cents)), new(bills.Sum(b => b.Cost.UserShare.Cents))),
        bills, bills.Aggregate(BillUse.None, (sum, b) => sum + b.Use), new(bills.Sum(b => b.Paid.Cents)), new(bills.Sum(b => b.Owed.Cents)),
        [], new(Money.Zero, Money.Zero, Money.Zero), false, false, false, null);
}
