using System.Globalization;
using Microsoft.Playwright;

namespace Cyberport.Grants.Browser.Tests.Road;

/// <summary>The finance officer prepares months and records what was paid.</summary>
internal sealed class FinanceOfficer(IPage page, Portal portal) : Walker(page, portal)
{
    /// <summary>Prepares the month that comes next; its bills wait for the approver.</summary>
    public async Task PrepareAsync(DateOnly month)
    {
        await SeeInTimeAsync("/billing", "#prepare");
        await Page.ClickAsync("#prepare");
        await Page.WaitForURLAsync($"**{PathOf(month)}");
        await SeeAsync("[data-total-user]");
    }

    /// <summary>Records that all that is owed of a bill was paid today.</summary>
    public async Task RecordPaymentAsync(DateOnly month, string billReference, string bankReference)
    {
        await VisitAsync(PathOf(month));
        await Page.Locator($"a.row-link:text-is('{billReference}')").ClickAsync();
        await SeeAsync("#record");
        var owed = Dollars(await Page.Locator("[data-owed]").InnerTextAsync());
        await EnterAsync(Page.Locator("#amount"), owed.ToString(CultureInfo.InvariantCulture));
        await Page.Locator("#received").FillAsync((await Page.Locator("#received").GetAttributeAsync("max"))!);
        await EnterAsync(Page.Locator("#reference"), bankReference);
        await PressAsync("#record", ".notice.good");
    }

    /// <summary>Subsidy and user share of a month, as its page sums them.</summary>
    public async Task<(decimal Subsidy, decimal UserShare)> TotalsAsync(DateOnly month)
    {
        await VisitAsync(PathOf(month));
        return (Dollars(await Page.Locator("[data-total-subsidy]").InnerTextAsync()), Dollars(await Page.Locator("[data-total-user]").InnerTextAsync()));
    }

    public static string PathOf(DateOnly month) => $"/billing/{month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}";
}

/// <summary>The finance approver closes what another person prepared.</summary>
internal sealed class FinanceApprover(IPage page, Portal portal) : Walker(page, portal)
{
    public async Task ApproveAsync(DateOnly month)
    {
        await SeeInTimeAsync(FinanceOfficer.PathOf(month), "#approve");
        await PressAsync("#approve", ".notice.good");
    }
}
