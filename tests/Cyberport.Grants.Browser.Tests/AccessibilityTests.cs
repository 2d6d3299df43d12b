using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Cyberport.Grants.Browser.Tests;

/// <summary>Every page that a role finds in its rail: no axe violation, no error in the console, nothing sideways at 320 pixels.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class AccessibilityTests(Browser browser, DemonstrationPortal demonstration) : IClassFixture<DemonstrationPortal>
{
    private readonly Portal _portal = demonstration.Portal;

    [Theory]
    [InlineData("pi", "en", "light")]
    [InlineData("pi", "zh-Hans", "dark")]
    [InlineData("endorser", "zh-Hant", "light")]
    [InlineData("officer", "en", "light")]
    [InlineData("officer", "zh-Hant", "dark")]
    [InlineData("assessor", "en", "dark")]
    [InlineData("chair", "en", "dark")]
    [InlineData("finance", "zh-Hans", "light")]
    [InlineData("operator", "en", "light")]
    [InlineData("admin", "zh-Hant", "light")]
    [InlineData("auditor", "en", "dark")]
    [InlineData("member", "zh-Hant", "dark")]
    [InlineData("billing", "zh-Hans", "light")]
    [InlineData("assessor", "en", "light")]
    [InlineData("reviewer1", "zh-Hant", "light")]
    [InlineData("committee1", "zh-Hans", "dark")]
    [InlineData("finance-approver", "en", "dark")]
    public async Task Every_page_of_a_role_is_clean(string person, string language, string theme)
    {
        var page = await browser.SignInAsync(_portal, person, language, theme);
        var errors = Errors(page);
        await page.Context.AddCookiesAsync(Choices(language, theme));
        var problems = new List<string>();
        foreach (var path in await PathsAsync(page))
        {
            await page.VisitAsync(_portal, path);
            var result = await page.RunAxe();
            problems.AddRange(result.Violations.Select(v => $"{path}: {v.Id} ({v.Nodes.Length}) {v.Nodes[0].Html}"));
            if (await page.Locator("h1").CountAsync() != 1) problems.Add($"{path}: not one h1");
        }
        await page.Context.CloseAsync();

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("pi")]
    [InlineData("officer")]
    [InlineData("assessor")]
    [InlineData("chair")]
    [InlineData("operator")]
    [InlineData("admin")]
    [InlineData("endorser")]
    [InlineData("finance")]
    [InlineData("finance-approver")]
    [InlineData("billing")]
    [InlineData("auditor")]
    public async Task At_320_pixels_nothing_scrolls_sideways(string person)
    {
        var page = await browser.SignInAsync(_portal, person, width: 320);
        var wide = new List<string>();
        foreach (var path in await PathsAsync(page))
        {
            await page.VisitAsync(_portal, path);
            var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > 320) wide.Add($"{path}: {width}");
        }
        await page.Context.CloseAsync();

        Assert.Empty(wide);
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/register")]
    [InlineData("/account/forgot")]
    [InlineData("/calls")]
    [InlineData("/no-such-page")]
    [InlineData("/privacy")]
    [InlineData("/accessibility", "zh-Hans", "dark")]
    [InlineData("/terms", "zh-Hant")]
    [InlineData("/account/sign-in", "zh-Hant", "dark")]
    [InlineData("/account/register", "zh-Hans", "dark")]
    [InlineData("/account/confirm-email/none", "en", "dark")]
    [InlineData("/calls", "zh-Hant", "dark")]
    public async Task Public_pages_are_clean_too(string path, string language = "en", string theme = "light")
    {
        var page = await browser.OpenAsync(_portal, language, theme);
        await page.Context.AddCookiesAsync(Choices(language, theme));
        await page.GotoAsync(_portal.Url + path);
        var result = await page.RunAxe();
        await page.Context.CloseAsync();

        Assert.Empty(result.Violations.Select(v => $"{path}: {v.Id} {v.Nodes[0].Html}"));
    }

    /// <summary>What the rail offers, the notices, and the first row behind each list.</summary>
    private async Task<IReadOnlyList<string>> PathsAsync(IPage page)
    {
        await page.VisitAsync(_portal, "/home");
        List<string> paths =
        [
            "/home", "/notices", "/absence", "/search", "/search?q=a", "/privacy", "/accessibility", "/terms",
            "/programme/criteria", "/programme/prices", "/programme/conditions", "/programme/forms", "/programme/calls", "/programme/calls/new", "/programme/capacity", "/programme/holidays", "/programme/notices", "/notices/preferences", "/fund/journal", "/fund/journal?account=Drawn",
            .. await page.Locator("nav#rail a").EvaluateAllAsync<string[]>("as => as.map(a => new URL(a.href).pathname)"),
        ];
        foreach (var path in paths.Distinct().ToList())
        {
            await page.VisitAsync(_portal, path);
            if (await page.Locator("a.row-link").CountAsync() > 0)
                paths.Add(await page.Locator("a.row-link").First.EvaluateAsync<string>("a => new URL(a.href).pathname"));
        }
        return [.. paths.Distinct()];
    }

    private static List<string> Errors(IPage page)
    {
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error") errors.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => errors.Add($"{page.Url}: {error}");
        return errors;
    }

    private IEnumerable<Cookie> Choices(string language, string theme) =>
    [
        new() { Name = ".AspNetCore.Culture", Value = $"c={language}|uic={language}", Url = _portal.Url },
        new() { Name = "theme", Value = theme, Url = _portal.Url },
    ];
}

/// <summary>One seeded portal for all looks at pages.</summary>
public sealed class DemonstrationPortal : IAsyncLifetime
{
    public Portal Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Portal = await Portal.StartAsync();

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
