using Microsoft.Playwright;

namespace Cyberport.Grants.Browser.Tests;

/// <summary>Debian's Chromium, one for the whole run; each person gets a context (cookies) of their own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium", Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Signs in as a demonstration person, in a window of their own.</summary>
    public async Task<IPage> SignInAsync(Portal portal, string demoId, string language = "en", string theme = "light", int width = 1280)
    {
        var page = await OpenAsync(portal, language, theme, width);
        var answer = await page.APIRequest.PostAsync($"{portal.Url}/demo/sign-in/{demoId}", new() { Headers = new Dictionary<string, string> { ["Origin"] = portal.Url }, MaxRedirects = 0 });
        if (answer.Status is not (200 or 302 or 303)) throw new InvalidOperationException($"Signing in as {demoId}: {answer.Status}");
        return page;
    }

    public async Task<IPage> OpenAsync(Portal portal, string language = "en", string theme = "light", int width = 1280)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            Locale = language,
            ViewportSize = new() { Width = width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
            ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
        });
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }
}

/// <summary>One browser for all classes that need one; they run one after the other.</summary>
[CollectionDefinition(nameof(BrowserCollection), DisableParallelization = true)]
public sealed class BrowserCollection : ICollectionFixture<Browser>;

internal static class Pages
{
    /// <summary>The heading of a page that can be used: its circuit stands, or it needs none.</summary>
    public const string Living = "main[data-interactive=true] h1, .public-body h1";

    /// <summary>Goes to an address and waits until the page lives: what is typed before its circuit stands is lost.</summary>
    public static async Task VisitAsync(this IPage page, Portal portal, string path)
    {
        await page.GotoAsync(portal.Url + path);
        await page.Locator("main").First.WaitForAsync();
        await page.Locator(Living).First.WaitForAsync();
        await page.Locator(".skeleton").First.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }
}
