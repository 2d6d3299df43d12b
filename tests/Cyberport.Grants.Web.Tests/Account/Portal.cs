using System.Net;
using System.Text.RegularExpressions;
using Cyberport.Grants.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Web.Tests.Account;

/// <summary>The portal as the composition root builds it, on a database of its own, without workers. A browser is a client with its own cookies.</summary>
public sealed class Portal : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("grants-web-").FullName;
    private readonly WebApplicationFactory<Program> _factory;

    public Portal(bool demonstration = false, int doorsPerMinute = 1000)
    {
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Development");
            host.UseSetting("Data:Folder", _folder);
            host.UseSetting("Database:ConnectionString", $"Data Source={Path.Combine(_folder, "grants.db")}");
            host.UseSetting("Demo:Enabled", demonstration ? "true" : "false");
            host.UseSetting("Logging:LogLevel:Default", "Error");
            host.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Error");
            host.UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Error");
            host.UseSetting("Security:DoorsPerMinute", doorsPerMinute.ToString());
            foreach (var worker in new[] { "Outbox", "Clock", "Mail", "Sealing", "Lapses", "Reconciliation", "Usage" }) host.UseSetting($"Workers:{worker}", "false");
        });
        _ = _factory.Server;
    }

    public IServiceProvider Services => _factory.Services;

    public HttpClient Browser() => _factory.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true });

    public async Task<T> InDatabaseAsync<T>(Func<GrantsDbContext, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<GrantsDbContext>());
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // a worker of the stopping host may still hold a file; the folder is a temporary one
        }
    }
}

/// <summary>What a browser does with a page's form, and what a person does at the door.</summary>
public static partial class BrowserActs
{
    /// <summary>Opens the page and posts its form of that name with what is typed.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient browser, string page, string form, params (string Name, string Value)[] typed)
    {
        var html = await (await browser.GetAsync(page, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var token = Forgery().Match(html).Groups[1].Value;
        var fields = typed.Select(t => new KeyValuePair<string, string>(t.Name, t.Value))
            .Append(new("__RequestVerificationToken", WebUtility.HtmlDecode(token))).Append(new("_handler", form));
        return await browser.PostAsync(page, new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
    }

    public static Task<HttpResponseMessage> SignInAsync(this HttpClient browser, string email, string password, string query = "") =>
        browser.SubmitAsync("/account/sign-in" + query, "sign-in", ("Input.Email", email), ("Input.Password", password));

    public static async Task<string> ReadAsync(this HttpResponseMessage answer) => await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>Where the answer sends the browser: an address of this portal without its host, another site's in full.</summary>
    public static string? Destination(this HttpResponseMessage answer)
    {
        const string Own = "http://localhost";
        var location = answer.Headers.Location?.ToString();
        return location?.StartsWith(Own + "/", StringComparison.Ordinal) == true ? location[Own.Length..] : location;
    }

    public static async Task<string> PageAsync(this HttpClient browser, string page) =>
        await (await browser.GetAsync(page, TestContext.Current.CancellationToken)).ReadAsync();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Forgery();
}
