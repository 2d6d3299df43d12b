using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cyberport.Grants.Browser.Tests;

/// <summary>A session ended from another window is over at once in a page that still stands open: the next act leads to the door, in words.</summary>
[Collection(nameof(SharedPortal))]
public sealed class SessionEndTests(Browser browser, DemonstrationPortal demonstration)
{
    private const string Words = "Your session has ended.";
    private readonly Portal _portal = demonstration.Portal;

    [Fact]
    public async Task The_next_link_in_a_page_left_open_leads_to_the_door_and_back()
    {
        var open = await browser.SignInAsync(_portal, "pi");
        await open.VisitAsync(_portal, "/applications");
        await EndAllOthersAsync("pi");

        await open.Locator("nav#rail a[href='/allocations']").ClickAsync();
        await Expect(open.Locator(".notice")).ToContainTextAsync(Words);
        Assert.Contains("returnUrl=%2Fallocations", open.Url, StringComparison.Ordinal);

        await open.Locator("[data-demo=pi]").ClickAsync();
        await open.WaitForURLAsync("**/allocations");
        await open.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_typed_after_the_end_is_kept_and_saved_once_one_is_back()
    {
        const string typed = "Typed by somebody who did not know that the session had ended.";
        var open = await browser.SignInAsync(_portal, "pi");
        await open.VisitAsync(_portal, await open.DraftAsync(_portal, "B5"));
        await EndAllOthersAsync("pi");

        await open.ReplaceAsync("b-deliverables", typed);
        await open.Locator("#b-deliverables").BlurAsync();
        await Expect(open.Locator(".notice")).ToContainTextAsync(Words);
        Assert.NotEqual(typed, _portal.StandsIn("b-deliverables"));

        await open.Locator("[data-demo=pi]").ClickAsync();
        await _portal.ArrivesAsync("b-deliverables", typed);
        await Expect(open.Locator("#b-deliverables")).ToHaveValueAsync(typed);
        await open.Context.CloseAsync();
    }

    [Fact]
    public async Task Signing_out_in_one_tab_ends_the_other_of_the_same_browser()
    {
        var first = await browser.SignInAsync(_portal, "officer");
        await first.VisitAsync(_portal, "/home");
        var second = await first.Context.NewPageAsync();
        await second.VisitAsync(_portal, "/home");
        await first.Locator("summary:has-text('Account')").ClickAsync();
        await first.Locator("form[action='/account/sign-out'] button").ClickAsync();
        await first.WaitForURLAsync("**/account/sign-in?said=out");

        await second.Locator("nav#rail a[href='/screening']").ClickAsync();
        await Expect(second.Locator(".notice")).ToContainTextAsync(Words);
        await first.Context.CloseAsync();
    }

    private async Task EndAllOthersAsync(string person)
    {
        var elsewhere = await browser.SignInAsync(_portal, person);
        await elsewhere.GotoAsync(_portal.Url + "/account");
        await elsewhere.GetByRole(AriaRole.Button, new() { Name = "End all others" }).ClickAsync();
        await elsewhere.WaitForURLAsync("**/account?saved=true");
        await elsewhere.Context.CloseAsync();
    }
}
