using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cyberport.Grants.Browser.Tests;

/// <summary>The states behind the lists: each topic of the form, errors, letters, decisions, and what comes out of the printer.</summary>
[Collection(nameof(SharedPortal))]
public sealed class StatesAreAccessibleTests(Browser browser, DemonstrationPortal demonstration)
{
    private readonly Portal _portal = demonstration.Portal;
    private readonly List<string> _problems = [];

    [Theory]
    [InlineData("en", "light")]
    [InlineData("zh-Hant", "dark")]
    public async Task Every_topic_of_the_form_and_the_check_before_signing(string language, string theme)
    {
        var page = await OpenAsync("pi", language, theme);
        var form = string.Join('/', (await page.DraftAsync(_portal, "A1")).Split('/')[..4]);
        await page.VisitAsync(_portal, form);
        await LookAsync(page, form);
        var topics = await page.Locator("main a[href*='/form/'], main a[href*='/projects/']").EvaluateAllAsync<string[]>("links => links.map(a => new URL(a.href).pathname)");
        Assert.True(topics.Length >= 12, $"{topics.Length} topics");
        foreach (var topic in topics.Distinct())
        {
            await page.VisitAsync(_portal, topic);
            await LookAsync(page, topic);
        }
        await page.VisitAsync(_portal, form.Replace("/form", "/check"));
        await LookAsync(page, "check");
        await CleanAsync(page);
    }

    [Fact]
    public async Task A_topic_with_errors_whose_summary_has_the_focus()
    {
        var page = await OpenAsync("pi2");
        await page.GotoAsync(_portal.Url + "/calls");
        await page.Locator("main a[href*='/calls/']").First.ClickAsync();
        await page.Locator("#start").ClickAsync();
        await page.WaitForURLAsync("**/applications/*/form");
        var form = new Uri(page.Url).AbsolutePath;
        foreach (var topic in new[] { "A1", "A2", "A3", "C1", "D1" })
        {
            await page.VisitAsync(_portal, $"{form}/{topic}");
            await page.Locator("#continue").ClickAsync();
            await Expect(page.Locator(".error-summary")).ToBeFocusedAsync();
            await LookAsync(page, topic + " with errors");
        }
        await page.VisitAsync(_portal, form.Replace("/form", "/check"));
        await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        await LookAsync(page, "check with much missing");
        await CleanAsync(page);
    }

    [Theory]
    [InlineData("endorser", "en", "light")]
    [InlineData("endorser", "zh-Hans", "dark")]
    public async Task What_is_read_signed_and_kept_on_the_screen_and_on_paper(string person, string language, string theme)
    {
        var page = await OpenAsync(person, language, theme);
        await page.VisitAsync(_portal, "/applications");
        var rows = await page.Locator("a.row-link").EvaluateAllAsync<string[]>("links => links.map(a => new URL(a.href).pathname)");
        var seen = new HashSet<string>();
        foreach (var application in rows.Select(row => string.Join('/', row.Split('/')[..3])).Distinct())
            foreach (var door in new[] { "receipt", "endorse" })
            {
                if (seen.Contains(door)) continue;
                await page.VisitAsync(_portal, $"{application}/{door}");
                if (await page.Locator(".error-summary, .facts, dl").CountAsync() == 0) continue;
                seen.Add(door);
                await LookAsync(page, door);
                if (door == "receipt") await LookAtPaperAsync(page, door);
            }
        Assert.Equal(2, seen.Count);

        await page.VisitAsync(_portal, "/awards");
        foreach (var offer in (await page.Locator("a.row-link").EvaluateAllAsync<string[]>("links => links.map(a => new URL(a.href).pathname)")).Take(2))
        {
            await page.VisitAsync(_portal, offer);
            await LookAsync(page, "offer");
            await LookAtPaperAsync(page, "offer");
        }
        await page.GotoAsync(_portal.Url + "/account");
        await LookAsync(page, "account");
        await CleanAsync(page);
    }

    [Theory]
    [InlineData("officer", "/committee", "en", "light")]
    [InlineData("officer", "/committee?show=recorded", "zh-Hant", "dark")]
    [InlineData("officer", "/committee?show=final", "zh-Hans", "light")]
    [InlineData("chair", "/committee?show=recorded", "en", "dark")]
    [InlineData("chair", "/committee/meetings", "zh-Hant", "light")]
    [InlineData("officer", "/committee/meetings", "en", "dark")]
    [InlineData("operator", "/centre", "zh-Hant", "light")]
    [InlineData("operator", "/centre", "en", "dark")]
    [InlineData("pi", "/allocations", "zh-Hans", "light")]
    [InlineData("pi", "/applications", "en", "dark")]
    public async Task What_stands_behind_the_first_rows_of_a_list(string person, string list, string language, string theme)
    {
        var page = await OpenAsync(person, language, theme);
        await page.VisitAsync(_portal, list);
        var rows = await page.Locator("a.row-link").EvaluateAllAsync<string[]>("links => links.map(a => new URL(a.href).pathname)");
        foreach (var row in rows.Take(2))
        {
            await page.VisitAsync(_portal, row);
            await LookAsync(page, row);
        }
        if (rows.Length > 0) await LookAtPaperAsync(page, list);
        await CleanAsync(page);
    }

    private async Task<IPage> OpenAsync(string person, string language = "en", string theme = "light")
    {
        var page = await browser.SignInAsync(_portal, person, language, theme);
        await page.Context.AddCookiesAsync([
            new() { Name = ".AspNetCore.Culture", Value = $"c={language}|uic={language}", Url = _portal.Url },
            new() { Name = "theme", Value = theme, Url = _portal.Url }]);
        return page;
    }

    private async Task LookAsync(IPage page, string state)
    {
        var result = await page.RunAxe();
        _problems.AddRange(result.Violations.Select(v => $"{state}: {v.Id} ({v.Nodes.Length}) {v.Nodes[0].Html}"));
        if (await page.Locator("h1").CountAsync() != 1) _problems.Add($"{state}: not one h1");
    }

    /// <summary>As printed: readable, without bar, rail and buttons, and nothing wider than the sheet.</summary>
    private async Task LookAtPaperAsync(IPage page, string state)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await LookAsync(page, state + " on paper");
        if (await page.Locator(".bar, nav#rail").Locator("visible=true").CountAsync() > 0) _problems.Add($"{state} on paper: the shell is printed");
        // A printed letter leaves the portal behind: it must say itself that it is none of the scheme's.
        if (!await page.Locator(".demo-banner").IsVisibleAsync()) _problems.Add($"{state} on paper: nothing says that it is a demonstration");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    private async Task CleanAsync(IPage page)
    {
        await page.Context.CloseAsync();
        Assert.True(_problems.Count == 0, string.Join('\n', _problems.Distinct()));
    }
}
