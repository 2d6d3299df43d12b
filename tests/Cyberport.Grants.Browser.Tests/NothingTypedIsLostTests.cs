using Microsoft.Playwright;

namespace Cyberport.Grants.Browser.Tests;

/// <summary>What the page called saved is there after the process was killed without warning, and the whole database still verifies.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class NothingTypedIsLostTests(Browser browser)
{
    [Fact]
    public async Task What_was_saved_while_a_form_is_filled_survives_a_killed_server()
    {
        await using var portal = await Portal.StartAsync();
        const string typed = "A laboratory that teaches machines to listen to Cantonese.";
        var page = await browser.SignInAsync(portal, "pi");
        await page.VisitAsync(portal, "/applications");
        var draft = await page.Locator("a[href*='/form']").First.GetAttributeAsync("href") ?? "";
        await page.VisitAsync(portal, draft + "/A1");

        var field = page.Locator("textarea").First;
        await field.FillAsync(typed);
        await field.BlurAsync();
        await SeenInAnotherTabAsync(portal, page, draft + "/A1", typed);

        await portal.KillAsync();
        await portal.StartAgainAsync();
        await page.VisitAsync(portal, draft + "/A1");
        await Assertions.Expect(page.Locator("textarea").First).ToHaveValueAsync(typed);
        await page.Context.CloseAsync();

        await portal.KillAndVerifyAsync();
    }

    // "Saved 14:03" may stand there from an earlier visit: what another tab reads has been saved for certain.
    private static async Task SeenInAnotherTabAsync(Portal portal, IPage page, string path, string text)
    {
        var other = await page.Context.NewPageAsync();
        for (var i = 0; i < 15; i++)
        {
            await other.VisitAsync(portal, path);
            if (await other.Locator("textarea").First.InputValueAsync() == text) return;
            await Task.Delay(500);
        }
        Assert.Fail("What was typed did not reach the database.");
    }
}
