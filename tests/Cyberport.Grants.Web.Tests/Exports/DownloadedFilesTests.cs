using System.Globalization;
using System.Net;
using Cyberport.Grants.Billing;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Web.Tests.Account;
using Microsoft.EntityFrameworkCore;
using LedgerAccount = Cyberport.Grants.Ledger.Account;

namespace Cyberport.Grants.Web.Tests.Exports;

/// <summary>The files of the demonstration, downloaded and read back: their columns sum to what the database says.</summary>
public sealed class DownloadedFilesTests
{
    [Fact]
    public async Task Finance_downloads_what_the_pages_show_and_nobody_else_finds_anything()
    {
        await using var portal = new Portal(demonstration: true);
        var finance = await SignedInAsync(portal, "finance");

        foreach (var account in new[] { LedgerAccount.Drawn, LedgerAccount.Encumbered, LedgerAccount.PreEncumbered, LedgerAccount.Available, LedgerAccount.Owed })
        {
            var stands = await portal.InDatabaseAsync(db => db.Set<Balance>().Where(b => b.Account == account).SumAsync(b => b.Amount));
            foreach (var rows in await BothAsync(finance, "/fund/journal", $"?account={account}"))
                Assert.Equal(stands / 100m, ExportTests.Sum(rows, 5) - ExportTests.Sum(rows, 6));
        }

        var close = await portal.InDatabaseAsync(db => db.Set<MonthClose>().AsNoTracking().OrderByDescending(c => c.Month).FirstAsync());
        foreach (var rows in await BothAsync(finance, $"/billing/{close.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}/bills"))
            Assert.Equal((close.ListValue.Dollars, close.Subsidy.Dollars, close.UserShare.Dollars), (ExportTests.Sum(rows, 5), ExportTests.Sum(rows, 6), ExportTests.Sum(rows, 7)));

        var today = DateOnly.FromDateTime(GrantsClock.ToHongKong(TimeProvider.System.GetUtcNow().UtcDateTime));
        var overdue = await portal.InDatabaseAsync(db => db.Set<Bill>().Where(b => b.DueOn < today).SumAsync(b => b.OwedCents));
        Assert.True(overdue > 0);
        foreach (var rows in await BothAsync(finance, "/billing/arrears")) Assert.Equal(overdue / 100m, ExportTests.Sum(rows, 2));

        foreach (var other in new[] { "pi", "billing", "operator" })
        {
            var browser = await SignedInAsync(portal, other);
            foreach (var file in new[] { "/fund/journal.csv", "/billing/arrears.xlsx", "/fund/journal.xlsx?account=Drawn" })
                Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(file, TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    private static async Task<IReadOnlyList<string[]>[]> BothAsync(HttpClient browser, string path, string query = "") =>
    [
        ExportTests.ReadCsv(await browser.GetByteArrayAsync($"{path}.csv{query}", TestContext.Current.CancellationToken)),
        ExportTests.ReadXlsx(await browser.GetByteArrayAsync($"{path}.xlsx{query}", TestContext.Current.CancellationToken)),
    ];

    private static async Task<HttpClient> SignedInAsync(Portal portal, string demoId)
    {
        var browser = portal.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/demo/sign-in/{demoId}") { Headers = { { "Origin", browser.BaseAddress!.GetLeftPart(UriPartial.Authority) } } };
        var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode < 400, $"{demoId}: {answer.StatusCode}");
        return browser;
    }
}
