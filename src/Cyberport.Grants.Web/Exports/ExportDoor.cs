using System.Globalization;
using Cyberport.Grants.Billing;
using Cyberport.Grants.Desk.Funds;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Web.Ledger;
using Microsoft.Net.Http.Headers;

namespace Cyberport.Grants.Web.Exports;

/// <summary>
/// Hands out what a page shows as CSV or XLSX. Each file asks the very query of its page, so that it has the page's permission and
/// the page's figures; who may not see the page finds nothing here.
/// </summary>
internal static class ExportDoor
{
    private const int JournalPage = 1000;

    public static WebApplication MapExports(this WebApplication app)
    {
        app.MapGet("/billing/{month}/bills.{format}", async (string month, string format, HttpContext context, OperationRunner operations) =>
        {
            if (!DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)) return Results.NotFound();
            var outcome = await operations.AskAsync(new ViewMonth(first), context.RequestAborted);
            return outcome.Value is { } view ? File(context, ExportTables.Of(view), format) : Results.NotFound();
        }).RequireAuthorization();
        app.MapGet("/billing/arrears.{format}", async (string format, HttpContext context, OperationRunner operations) =>
        {
            var outcome = await operations.AskAsync(new ViewArrears(), context.RequestAborted);
            return outcome.Value is { } rows ? File(context, ExportTables.Of(rows), format) : Results.NotFound();
        }).RequireAuthorization();
        app.MapGet(JournalAddress.Path + ".{format}", async (
            string format, string? account, string? kind, string? month, string? subject, string? category, string? field, HttpContext context, OperationRunner operations) =>
        {
            var fund = await operations.AskAsync(new ViewFund(), context.RequestAborted);
            if (fund.Value is not { } line) return Results.NotFound();
            var filter = JournalAddress.Read(account, kind, month, subject, category, field);
            var rows = new List<JournalRow>();
            for (var number = 1; ; number++)
            {
                var outcome = await operations.AskAsync(new ViewJournal(line.Line, filter, number, JournalPage), context.RequestAborted);
                if (outcome.Value is not { } page) return Results.NotFound();
                rows.AddRange(page.Entries.Rows);
                if (number >= page.Entries.Pages) return File(context, ExportTables.Of(rows, filter.Account), format);
            }
        }).RequireAuthorization();
        return app;
    }

    private static IResult File(HttpContext context, ExportTable table, string format)
    {
        context.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return format switch
        {
            "csv" => Results.File(CsvFile.Of(table), CsvFile.MediaType, table.Name + ".csv"),
            "xlsx" => Results.File(XlsxFile.Of(table), XlsxFile.MediaType, table.Name + ".xlsx"),
            _ => Results.NotFound(),
        };
    }
}
