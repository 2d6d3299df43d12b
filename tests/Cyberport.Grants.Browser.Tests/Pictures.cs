using System.Text.RegularExpressions;
using Cyberport.Grants.TestKit;
using Microsoft.Playwright;

namespace Cyberport.Grants.Browser.Tests;

/// <summary>
/// Pictures of the portal, no tests: explicit, so that only <c>tests/pictures</c> runs them. Those of the README and of docs/roles, or a gallery of
/// what each role can reach, in every language, theme and width, for people to look through.
/// </summary>
[Collection(nameof(BrowserCollection))]
public sealed partial class Pictures(Browser browser)
{
    private const int MostBytes = 150 * 1024;

    // Per kind of page (its address without ids) so many are looked at: their states differ, the page does not.
    private const int MostOfAKind = 3;

    // One of each role: who, the way there (an address, then links), the height, the name of the file.
    private static readonly (string Person, string[] Way, int Height, string File)[] OfTheReadme =
    [
        ("pi", ["/applications", "main a[href*='/form']", "a[href$='/B2']"], 1060, "applying"),
        ("endorser2", ["/awards", "a.row-link"], 760, "endorser"),
        ("officer", ["/screening"], 900, "case-officer"),
        ("assessor", ["/assessments", "a.row-link"], 1000, "technical-assessor"),
        ("reviewer2", ["/reviews", "main a[href*='/reviews/']"], 800, "reviewer"),
        ("chair", ["/committee/meetings", "a.row-link"], 1020, "committee"),
        ("finance", ["/fund"], 1000, "finance"),
        ("operator", ["/centre", "a.row-link"], 940, "cluster"),
        ("admin", ["/programme"], 900, "administrator"),
        ("auditor", ["/audit"], 900, "auditor"),
    ];

    [Fact(Explicit = true)]
    public async Task Of_the_readme()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "docs", "img")).FullName;
        await using var portal = await Portal.StartAsync();
        foreach (var (person, way, height, file) in OfTheReadme) await TakeAsync(portal, person, way, height, Path.Combine(folder, file + ".png"));
    }

    [Fact(Explicit = true)]
    public async Task Of_every_page()
    {
        var folder = Environment.GetEnvironmentVariable("GRANTS_GALLERY") ?? throw new InvalidOperationException("tests/pictures FOLDER says where the gallery goes.");
        var words = (Environment.GetEnvironmentVariable("GRANTS_GALLERY_WORDS") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        await using var portal = await Portal.StartAsync();
        foreach (var person in new[] { "nobody", "pi", "member", "endorser", "billing", "officer", "chair", "finance", "operator", "admin", "auditor", "pi2" })
            foreach (var language in new[] { "en", "zh-Hant", "zh-Hans" })
                foreach (var theme in new[] { "light", "dark" })
                    foreach (var width in new[] { 1280, 320 })
                    {
                        var kind = $"{person}-{language}-{theme}-{width}";
                        if (words.All(word => $"-{kind}-".Contains($"-{word}-", StringComparison.Ordinal))) await GalleryAsync(portal, person, language, theme, width, Path.Combine(folder, kind));
                    }
    }

    /// <summary>Follows links from a list to the page meant, and takes what a reader sees first.</summary>
    private async Task TakeAsync(Portal portal, string person, string[] way, int height, string file)
    {
        var page = await browser.SignInAsync(portal, person, width: 1200);
        await page.VisitAsync(portal, way[0]);
        foreach (var link in way[1..])
            await page.VisitAsync(portal, await page.Locator(link).First.EvaluateAsync<string>("a => new URL(a.href).pathname"));
        await page.SetViewportSizeAsync(1200, height);
        await page.ScreenshotAsync(new() { Path = file });
        await page.Context.CloseAsync();
        Assert.True(new FileInfo(file).Length <= MostBytes, $"{file} is larger than {MostBytes} bytes.");
    }

    private async Task GalleryAsync(Portal portal, string person, string language, string theme, int width, string folder)
    {
        var page = person == "nobody" ? await browser.OpenAsync(portal, language, theme, width) : await browser.SignInAsync(portal, person, language, theme, width);
        await page.Context.AddCookiesAsync([
            new() { Name = ".AspNetCore.Culture", Value = $"c={language}|uic={language}", Url = portal.Url },
            new() { Name = "theme", Value = theme, Url = portal.Url },
        ]);
        Queue<string> ahead = new(person == "nobody" ? ["/", "/account/sign-in", "/account/register", "/account/forgot", "/account/check-mail", "/calls", "/fault", "/no-such-page"] : ["/home", "/notices", "/account", "/no-such-page"]);
        HashSet<string> seen = [.. ahead];
        var kinds = new Dictionary<string, int>();
        while (ahead.TryDequeue(out var path))
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.GotoAsync(portal.Url + path);
            await page.Locator(Pages.Living).First.WaitForAsync();
            await page.Locator(".skeleton").First.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
            // What sticks to an edge of the window must not lie across the middle of the picture.
            await page.SetViewportSizeAsync(width, await page.EvaluateAsync<int>("Math.max(900, document.documentElement.scrollHeight)"));
            var file = Path.Combine(folder, NameOf(path));
            await page.ScreenshotAsync(new() { Path = file + ".png" });
            if (width > 640 && await page.Locator("[data-print]").CountAsync() > 0)
                await page.PdfAsync(new() { Path = file + ".pdf", PreferCSSPageSize = true });
            var links = await page.Locator("main a[href]:not([download]), nav#rail a[href]").EvaluateAllAsync<string[]>(
                "as => as.map(a => new URL(a.href)).filter(u => u.origin === location.origin && !/\\/(files?|csv|export)\\b/.test(u.pathname)).map(u => u.pathname + (u.searchParams.has('tab') ? u.search : ''))");
            foreach (var link in links.Where(seen.Add))
            {
                var kind = Ids().Replace(link, "*");
                if ((kinds[kind] = kinds.GetValueOrDefault(kind) + 1) <= MostOfAKind) ahead.Enqueue(link);
            }
        }
        await page.Context.CloseAsync();
    }

    private static string NameOf(string path) => path == "/" ? "front" : Ids().Replace(path[1..], m => m.Value[^4..]).Replace('/', '_').Replace('?', '-');

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Ids();
}
