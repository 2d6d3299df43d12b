using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cyberport.Grants.Browser.Tests;

/// <summary>One person cannot take the server's memory by opening page after page; others do not notice.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class OpenPagesTests(Browser browser)
{
    [Fact]
    public async Task One_page_too_many_says_so_in_words_and_opens_once_another_is_closed()
    {
        await using var portal = await Portal.StartAsync(new() { ["Security:PagesPerPerson"] = "2" });
        var first = await browser.SignInAsync(portal, "pi");
        await first.VisitAsync(portal, "/home");
        var second = await first.Context.NewPageAsync();
        await second.VisitAsync(portal, "/home");
        var third = await first.Context.NewPageAsync();
        await third.VisitAsync(portal, "/home");
        await Expect(third.Locator("h1")).ToHaveTextAsync("Too many pages are open");
        await Expect(third.Locator("main")).ToContainTextAsync("more than 2 pages");
        Assert.Equal(0, await third.Locator("nav#rail").CountAsync());

        var another = await browser.SignInAsync(portal, "member");
        await another.VisitAsync(portal, "/home");
        await Expect(another.Locator("nav#rail")).ToBeVisibleAsync();

        await second.CloseAsync();
        await third.GetByRole(AriaRole.Button, new() { Name = "Load again" }).ClickAsync();
        // the server may hear of the closed page a moment later than of this one
        for (var i = 0; i < 20 && await third.Locator("nav#rail").CountAsync() == 0; i++)
        {
            await Task.Delay(250);
            await third.VisitAsync(portal, "/home");
        }
        await Expect(third.Locator("nav#rail")).ToBeVisibleAsync();
        await first.VisitAsync(portal, "/applications");
        await first.Context.CloseAsync();
        await another.Context.CloseAsync();
    }
}
