using System.Text.RegularExpressions;
using Cyberport.Grants.TestKit;

namespace Cyberport.Grants.Browser.Tests;

/// <summary>The published portal serves what stands in wwwroot, whole and under its own type (a wrong ContentRoot serves empty files with 200).</summary>
[Collection(nameof(SharedPortal))]
public sealed partial class StaticAssetTests(DemonstrationPortal demonstration)
{
    private static readonly Dictionary<string, string> Types = new()
    {
        [".css"] = "text/css",
        [".js"] = "text/javascript",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".txt"] = "text/plain",
    };

    private readonly Portal _portal = demonstration.Portal;

    [Fact]
    public async Task Every_file_of_wwwroot_comes_back_whole_and_as_what_it_is()
    {
        var folder = Path.Combine(Repository.Root, "wwwroot");
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        using var http = new HttpClient();
        foreach (var file in files)
        {
            var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            var answer = await http.GetAsync($"{_portal.Url}/{path}", TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
            Assert.Equal(Types[Path.GetExtension(file)], answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("/account/sign-in", "css/app.", "js/shell.", "Cyberport.Grants.Web.")]
    [InlineData("/home", "MudBlazor.min.css", "MudBlazor.min.js", "css/tokens.", "css/mud.", "js/fields.", "js/kept.", "js/connection.", "blazor.web.")]
    public async Task What_a_page_asks_for_is_there_compressed_and_kept_by_the_browser(string page, params string[] wanted)
    {
        using var http = new HttpClient(new HttpClientHandler { AutomaticDecompression = System.Net.DecompressionMethods.All });
        http.DefaultRequestHeaders.Add("Origin", _portal.Url);
        if (page == "/home") await http.PostAsync($"{_portal.Url}/demo/sign-in/pi", null, TestContext.Current.CancellationToken);
        var html = await http.GetStringAsync(_portal.Url + page, TestContext.Current.CancellationToken);
        var assets = Asset().Matches(html).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.All(wanted, name => Assert.Contains(assets, asset => asset.Contains(name, StringComparison.Ordinal)));
        foreach (var asset in assets)
        {
            var answer = await http.GetAsync($"{_portal.Url}/{asset}", TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{asset}: {answer.StatusCode}");
            Assert.Equal(Types[Path.GetExtension(asset.Split('?')[0])], answer.Content.Headers.ContentType?.MediaType);
            Assert.True((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length > 0, $"{asset} is empty");
            if (Fingerprint().IsMatch(asset)) Assert.Contains("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        }
        Assert.Contains(assets, asset => Fingerprint().IsMatch(asset));
    }

    [GeneratedRegex("(?:href|src)=\"/?([^\"]+\\.(?:css|js|svg)(?:\\?[^\"]*)?)\"")]
    private static partial Regex Asset();

    [GeneratedRegex(@"\.[a-z0-9]{10}\.(css|js|svg)$")]
    private static partial Regex Fingerprint();
}
