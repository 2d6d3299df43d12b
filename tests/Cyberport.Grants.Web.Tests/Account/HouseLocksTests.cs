using System.Net;
using System.Text.Json;
using Cyberport.Grants.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cyberport.Grants.Web.Tests.Account;

/// <summary>Headers, Origin, limits, and the demonstration's doors.</summary>
public sealed class HouseLocksTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/account/sign-in"), InlineData("/nothing-here"), InlineData("/health/live")]
    public async Task Every_answer_carries_the_headers(string address)
    {
        await using var portal = new Portal();

        var answer = await portal.Browser().GetAsync(address, Cancel);

        var content = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", content);
        foreach (var part in new[] { "object-src 'none'", "base-uri 'self'", "frame-ancestors 'none'", "form-action 'self'" }) Assert.Contains(part, content);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("10.0.0.5, 10.0.0.6", ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, 2)]
    [InlineData("", ForwardedHeaders.None, 0)]
    public void Only_proxies_that_are_named_are_believed(string setting, ForwardedHeaders believed, int proxies)
    {
        var services = new ServiceCollection();
        services.BelieveProxies(new ConfigurationBuilder().AddInMemoryCollection([new("Security:Proxies", setting)]).Build());

        var options = services.BuildServiceProvider().GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;

        Assert.Equal((believed, proxies, 0), (options.ForwardedHeaders, options.KnownProxies.Count, options.KnownIPNetworks.Count));
    }

    [Fact, Trait("Speed", "Slow")]
    public async Task Pages_of_the_signed_in_stay_in_no_cache()
    {
        await using var portal = new Portal(demonstration: true);
        var browser = portal.Browser();
        await browser.PostAsync("/demo/sign-in/pi", null, Cancel);

        Assert.True((await browser.GetAsync("/account", Cancel)).Headers.CacheControl?.NoStore);
    }

    [Theory, Trait("Speed", "Slow")]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden), InlineData("null", HttpStatusCode.Forbidden), InlineData("http://localhost", HttpStatusCode.Redirect)]
    public async Task A_post_from_another_site_is_refused(string origin, HttpStatusCode expected)
    {
        await using var portal = new Portal(demonstration: true);
        var browser = portal.Browser();
        browser.DefaultRequestHeaders.Add("Origin", origin);

        Assert.Equal(expected, (await browser.PostAsync("/demo/sign-in/pi", null, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData(null), InlineData("https://evil.example")]
    public async Task A_circuit_is_opened_from_our_own_pages_only(string? origin)
    {
        await using var portal = new Portal();
        var request = new HttpRequestMessage(HttpMethod.Get, "/_blazor?id=x");
        request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        if (origin is not null) request.Headers.Add("Origin", origin);

        Assert.Equal(HttpStatusCode.Forbidden, (await portal.Browser().SendAsync(request, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        await using var portal = new Portal();

        var answer = await portal.Browser().PostAsync("/account/sign-in",
            new FormUrlEncodedContent([new("_handler", "sign-in"), new("Input.Email", "a@b.example"), new("Input.Password", "x")]), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Guessing_at_the_door_is_slowed()
    {
        await using var portal = new Portal(doorsPerMinute: 3);
        var browser = portal.Browser();

        for (var i = 0; i < 3; i++) await browser.SignInAsync("a@b.example", "guess");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignInAsync("a@b.example", "guess")).StatusCode);
    }

    [Fact]
    public async Task Nothing_is_public_by_accident()
    {
        await using var portal = new Portal();

        var answer = await portal.Browser().GetAsync("/organisations", Cancel);

        Assert.StartsWith("/account/sign-in?returnUrl=", answer.Destination());
    }

    [Fact]
    public async Task Where_there_is_no_demonstration_its_doors_do_not_exist()
    {
        await using var portal = new Portal();
        var browser = portal.Browser();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/demo/people", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("/demo/sign-in/pi", null, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("/demo/clock?days=1", null, Cancel)).StatusCode);
    }

    [Fact, Trait("Speed", "Slow")]
    public async Task The_cast_is_listed_and_anybody_of_it_signs_in_at_once()
    {
        await using var portal = new Portal(demonstration: true);
        var browser = portal.Browser();

        using var people = JsonDocument.Parse(await browser.PageAsync("/demo/people"));
        var ids = people.RootElement.EnumerateArray().Select(p => p.GetProperty("id").GetString()).ToList();
        var entered = await browser.PostAsync("/demo/sign-in/officer", null, Cancel);

        string[] promised =
        [
            "pi", "member", "endorser", "billing", "officer", "assessor", .. Enumerable.Range(1, 6).Select(n => $"reviewer{n}"), "chair",
            .. Enumerable.Range(1, 7).Select(n => $"committee{n}"), "finance", "finance-approver", "operator", "admin", "auditor", "pi2", "endorser2",
        ];
        Assert.Empty(promised.Except(ids));
        Assert.Equal("/home", entered.Destination());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("/demo/sign-in/stranger", null, Cancel)).StatusCode);
    }

    [Fact, Trait("Speed", "Slow")]
    public async Task Only_the_administrator_moves_the_clock_and_only_forward()
    {
        await using var portal = new Portal(demonstration: true);
        var browser = portal.Browser();

        await browser.PostAsync("/demo/sign-in/officer", null, Cancel);
        var officer = await browser.PostAsync("/demo/clock?days=1", null, Cancel);
        await browser.PostAsync("/demo/sign-in/admin", null, Cancel);
        var forward = await browser.PostAsync("/demo/clock?days=1", null, Cancel);
        var back = await browser.PostAsync("/demo/clock?days=-1", null, Cancel);

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Conflict], [officer.StatusCode, forward.StatusCode, back.StatusCode]);
    }

    [Fact, Trait("Speed", "Slow")]
    public async Task Step_up_in_a_demonstration_is_one_labelled_click()
    {
        await using var portal = new Portal(demonstration: true);
        var browser = portal.Browser();
        await browser.PostAsync("/demo/sign-in/admin", null, Cancel);

        var proven = await browser.SubmitAsync("/account/step-up?returnUrl=%2Fpeople", "step-up-demonstration");

        Assert.Equal("/people", proven.Destination());
    }

    [Theory]
    [InlineData("/home", true), InlineData("/applications?x=1#top", true), InlineData("/", true), InlineData("", false), InlineData("home", false)]
    [InlineData("//evil.example", false), InlineData("/\\evil.example", false), InlineData("https://evil.example", false), InlineData("/a\r\nb", false)]
    public void A_local_address_is_told_from_all_others(string address, bool local) => Assert.Equal(local, LocalUrl.IsLocal(address));
}
