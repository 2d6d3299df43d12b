using Microsoft.Playwright;

namespace Cyberport.Grants.Browser.Tests.Road;

/// <summary>Signs for the organisation: what is handed in, and what is accepted.</summary>
internal sealed class Endorser(IPage page, Portal portal, string name, string email) : Newcomer(page, portal, name, email)
{
    /// <returns>Reference and digest, as the receipt shows them.</returns>
    public async Task<(string Reference, string Digest)> SubmitAsync(Guid application)
    {
        await OpenForSigningAsync(application);
        await PressAsync("#submit-application", "#receipt-reference");
        return await ReceiptAsync();
    }

    public async Task OpenForSigningAsync(Guid application)
    {
        await VisitAsync($"/applications/{application}/endorse");
        await EnterAsync(Page.Locator("#Signature"), Name);
        await EnterAsync(Page.Locator("#Post"), "Chief executive");
    }

    public Task PressSubmitAsync() => Page.ClickAsync("#submit-application");

    public async Task<(string Reference, string Digest)> ReadReceiptAsync(Guid application)
    {
        await VisitAsync($"/applications/{application}/receipt");
        return await ReceiptAsync();
    }

    private async Task<(string Reference, string Digest)> ReceiptAsync() =>
        (await Page.Locator("#receipt-reference").InnerTextAsync(), await Page.Locator("#receipt-digest").InnerTextAsync());

    /// <summary>Opens the offer of a project from the list.</summary>
    public async Task OpenOfferAsync(string projectReference)
    {
        await SeeInTimeAsync("/awards", $"a.row-link:text-is('{projectReference}')");
        await Page.Locator($"a.row-link:text-is('{projectReference}')").ClickAsync();
        await SeeAsync(".letter");
    }

    public async Task SignOfferAsync()
    {
        await EnterAsync(Page.Locator("#signature"), Name);
        await EnterAsync(Page.Locator("#post"), "Chief executive");
        await Page.CheckAsync("#agrees");
    }

    public Task PressAcceptAsync() => Page.ClickAsync("#accept");

    public async Task AcceptAsync(string projectReference)
    {
        await OpenOfferAsync(projectReference);
        await SignOfferAsync();
        await PressAsync("#accept", ".notice.good");
    }
}
