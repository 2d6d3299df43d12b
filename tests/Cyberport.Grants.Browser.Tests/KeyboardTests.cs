using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cyberport.Grants.Browser.Tests;

/// <summary>With Tab, Enter, Space and arrows alone, from the door to "check your answers"; the focus is seen at every stop.</summary>
[Collection(nameof(SharedPortal))]
public sealed class KeyboardTests(Browser browser, DemonstrationPortal demonstration)
{
    private readonly Portal _portal = demonstration.Portal;

    [Fact]
    public async Task An_application_is_started_filled_and_checked_without_a_mouse()
    {
        var page = await browser.OpenAsync(_portal);
        await page.GotoAsync(_portal.Url + "/account/sign-in");
        await GoAsync(page, "[data-demo=pi]", "Enter");
        await page.Locator("main[data-interactive=true] h1").WaitForAsync();

        await GoAsync(page, "nav#rail a[href='/calls']", "Enter");
        await page.WaitForURLAsync("**/calls");
        await GoAsync(page, "main a[href*='/calls/']", "Enter");
        await GoAsync(page, "#start", "Enter");
        await page.WaitForURLAsync("**/applications/*/form");
        await page.Locator("main[data-interactive=true] #add-project").WaitForAsync();
        var form = new Uri(page.Url).AbsolutePath;

        await GoAsync(page, "#add-project", "Enter");
        await ArriveAsync(page, "**/B1");
        await GoAsync(page, ".save-bar .button.secondary", "Enter");
        await ArriveAsync(page, "**/form");
        await Expect(page.Locator("a[href$='/B1']")).ToHaveCountAsync(2);

        await GoAsync(page, $"a[href='{form}/A2']", "Enter");
        await ArriveAsync(page, "**/A2");
        await GoAsync(page, "#continue", "Enter");
        await Expect(page.Locator(".error-summary")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#a-employees")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("120");
        await GoAsync(page, "#a-rdEmployees");
        await page.Keyboard.TypeAsync("40");
        await GoAsync(page, "#continue", "Enter");
        await ArriveAsync(page, "**/A3"); // everything asked is answered: it goes on
        await page.VisitAsync(_portal, form + "/A2");
        Assert.Equal(["120", "40"], [await page.Locator("#a-employees").InputValueAsync(), await page.Locator("#a-rdEmployees").InputValueAsync()]);

        await GoAsync(page, ".save-bar .button.secondary", "Enter");
        await ArriveAsync(page, "**/form");
        await GoAsync(page, "a[href$='/B3']", "Enter");
        await ArriveAsync(page, "**/B3");
        await GoAsync(page, "#b-areas input", "Space");
        await Expect(page.Locator("#b-areas input").First).ToBeCheckedAsync();
        await GoAsync(page, ".save-bar .button.secondary", "Enter");
        await ArriveAsync(page, "**/form");
        await GoAsync(page, "a[href$='/B6']", "Enter");
        await ArriveAsync(page, "**/B6");
        await GoAsync(page, "#b-workload input", "Space");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("#b-workload input").Nth(1)).ToBeCheckedAsync();
        await GoAsync(page, ".save-bar .button.secondary", "Enter");
        await ArriveAsync(page, "**/form");

        await GoAsync(page, "#check", "Enter");
        await page.WaitForURLAsync("**/check");
        await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        await Expect(page.Locator("#ask-endorsement")).ToBeDisabledAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/applications")]
    public async Task The_first_stop_of_a_page_leads_past_the_bar_to_its_content(string path)
    {
        var page = await browser.SignInAsync(_portal, "pi");
        await page.GotoAsync(_portal.Url + path);
        await page.Locator("h1").WaitForAsync();
        await page.EvaluateAsync("document.activeElement?.blur()");
        await GoAsync(page, ".skip-link");
        await Expect(page.Locator(".skip-link")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#main")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("document.getElementById('main').contains(document.activeElement)"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_drawer_of_a_narrow_screen_opens_and_closes_and_gives_the_focus_back()
    {
        var page = await browser.SignInAsync(_portal, "pi", width: 320);
        await page.VisitAsync(_portal, "/home");
        await Expect(page.Locator("nav#rail")).ToBeHiddenAsync();
        await GoAsync(page, ".drawer-button", "Enter");
        await Expect(page.Locator("nav#rail")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("nav#rail a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("nav#rail")).ToBeHiddenAsync();
        await Expect(page.Locator(".drawer-button")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Space");
        await GoAsync(page, "nav#rail a[href='/allocations']", "Enter");
        await page.WaitForURLAsync("**/allocations");
        await Expect(page.Locator("nav#rail")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    /// <summary>A page of the circuit has come and its heading has been given the focus; only then does Tab begin there.</summary>
    private static async Task ArriveAsync(IPage page, string address)
    {
        await page.WaitForURLAsync(address);
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
    }

    /// <summary>Tabs to the first element that matches and presses a key there; every stop on the way must be seen to have the focus.</summary>
    private static async Task GoAsync(IPage page, string selector, string? key = null)
    {
        await page.Locator(selector).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        for (var stops = 0; stops < 200; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = await page.EvaluateAsync<string[]>("""
                selector => {
                  const at = document.activeElement;
                  const style = getComputedStyle(at);
                  const seen = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
                  return [at === document.body || at.tabIndex < 0 ? 'no stop' : at.matches(selector) ? 'there' : 'on the way', seen ? 'seen' : 'unseen', at.outerHTML.slice(0, 160)];
                }
                """, selector);
            Assert.True(stop[0] == "no stop" || stop[1] == "seen", $"No focus is seen on {stop[2]}");
            if (stop[0] != "there") continue;
            if (key is not null) await page.Keyboard.PressAsync(key);
            return;
        }
        Assert.Fail($"{selector} is not reached by Tab on {page.Url}.");
    }
}
