using System.Text.Json;
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

        await WatchSavingAsync(page);
        var field = page.Locator("textarea").First;
        await field.FillAsync(typed);
        await field.BlurAsync();
        await SavedAsync(page);

        await portal.KillAsync();
        await portal.StartAgainAsync();
        await page.VisitAsync(portal, draft + "/A1");
        await Assertions.Expect(page.Locator("textarea").First).ToHaveValueAsync(typed);
        await page.Context.CloseAsync();

        await portal.KillAsync();
        var (code, lastLine) = await portal.CommandAsync("verify");
        Assert.True(code == 0, lastLine);
        Assert.True(JsonDocument.Parse(lastLine).RootElement.GetProperty("verified").GetBoolean());
    }

    // An earlier visit's "Saved 14:03" stands there already: only a "Saving…" that was seen makes the next "Saved" news.
    private static Task WatchSavingAsync(IPage page) => page.EvaluateAsync(
        """
        () => {
          window.sawSaving = false;
          new MutationObserver(() => { window.sawSaving ||= document.querySelector('.save-state.saving') !== null; })
            .observe(document.body, { subtree: true, childList: true, attributes: true });
        }
        """);

    private static async Task SavedAsync(IPage page)
    {
        for (var i = 0; i < 150; i++)
        {
            if (await page.EvaluateAsync<bool>("() => window.sawSaving && document.querySelector('.save-state.saved') !== null")) return;
            await Task.Delay(100);
        }
        Assert.Fail("The page never said that it had saved.");
    }
}
