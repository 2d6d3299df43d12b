using Microsoft.Data.Sqlite;
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

/// <summary>A browser and one seeded portal, shared by the classes that leave it usable for the next.</summary>
[CollectionDefinition(nameof(SharedPortal), DisableParallelization = true)]
public sealed class SharedPortal : ICollectionFixture<Browser>, ICollectionFixture<DemonstrationPortal>;

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

    /// <summary>The address of a topic of the demonstration's first draft; of its first project, where it is a project's.</summary>
    public static async Task<string> DraftAsync(this IPage page, Portal portal, string topic)
    {
        await page.VisitAsync(portal, "/applications");
        await page.VisitAsync(portal, await page.Locator("a[href*='/form']").First.GetAttributeAsync("href") ?? "");
        return await page.Locator($"a[href$='/{topic}']").First.GetAttributeAsync("href") ?? "";
    }

    /// <summary>Types over what stands in a field, key by key.</summary>
    public static async Task ReplaceAsync(this IPage page, string field, string text)
    {
        await page.Locator($"#{field}").ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>What the database holds of a field; where several drafts do, what was saved last.</summary>
    public static string StandsIn(this Portal portal, string field)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(portal.Folder, "grants.db")};Mode=ReadOnly;Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "select Text from Answer where Slot = $slot or Slot like '%/' || $slot order by At desc limit 1";
        command.Parameters.AddWithValue("$slot", AnswerSlot(field));
        return (string?)command.ExecuteScalar() ?? "";
    }

    /// <summary>Waits until the database holds it.</summary>
    public static async Task ArrivesAsync(this Portal portal, string field, string text)
    {
        for (var i = 0; i < 150 && portal.StandsIn(field) != text; i++) await Task.Delay(100);
        Assert.Equal(text, portal.StandsIn(field));
    }

    private static string AnswerSlot(string field) => field.Replace('-', '.');
}
