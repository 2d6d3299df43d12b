using System.Net;
using System.Text.RegularExpressions;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Web.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Web.Tests.Account;

/// <summary>Registration, sign-in, second factor, recovery, lock-out: through the pages, as a browser without script meets them.</summary>
public sealed partial class DoorTests
{
    private const string Email = "chan.tai.man@university.example", Password = "lantern harbour quiet otter";

    [Fact]
    public async Task Registering_confirming_and_signing_in_opens_the_account()
    {
        await using var portal = new Portal();
        var browser = portal.Browser();

        var registered = await RegisterAsync(browser);
        var early = await browser.SignInAsync(Email, Password);
        await ConfirmAsync(portal, browser);
        var entered = await browser.SignInAsync(Email, Password);

        Assert.Equal("/account/check-mail", registered.Destination());
        Assert.Contains("wrong", await early.ReadAsync());
        Assert.Equal("/home", entered.Destination());
        Assert.Contains(Email, await browser.PageAsync("/account"));
    }

    [Theory]
    [InlineData("short", "at least 12 characters")]
    [InlineData("Password2026!", "easy to guess")]
    [InlineData("aaaaaaaaaaaaaaaa", "easy to guess")]
    [InlineData("chan.tai.man12", "easy to guess")]
    public async Task An_easy_password_is_refused_with_the_reason(string password, string reason)
    {
        await using var portal = new Portal();

        var browser = portal.Browser();
        await RegisterAsync(browser);

        var answer = await ConfirmAsync(portal, browser, password);

        Assert.Contains(reason, await answer.ReadAsync());
        Assert.False(await portal.InDatabaseAsync(db => db.Set<GrantsUser>().AnyAsync(u => u.EmailConfirmed || u.PasswordHash != null)));
    }

    [Fact]
    public async Task A_known_address_gets_the_same_answer_and_no_second_account()
    {
        await using var portal = new Portal();
        await RegisterAsync(portal.Browser());

        var again = await RegisterAsync(portal.Browser());

        Assert.Equal("/account/check-mail", again.Destination());
        Assert.Equal(1, await portal.InDatabaseAsync(db => db.Set<Person>().CountAsync()));
    }

    [Fact]
    public async Task Five_wrong_passwords_close_the_account_for_the_right_one_too()
    {
        await using var portal = new Portal();
        var browser = await ConfirmedAsync(portal);

        for (var i = 0; i < 5; i++) await browser.SignInAsync(Email, "not the right password");
        var right = await browser.SignInAsync(Email, Password);

        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Contains("wrong", await right.ReadAsync());
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_read_alike()
    {
        await using var portal = new Portal();
        var browser = await ConfirmedAsync(portal);

        var unknown = await (await browser.SignInAsync("nobody@university.example", Password)).ReadAsync();
        var wrong = await (await browser.SignInAsync(Email, "not the right password")).ReadAsync();

        Assert.Equal(ErrorIn(unknown), ErrorIn(wrong));
    }

    [Fact]
    public async Task The_app_is_enrolled_then_asked_for_and_no_code_works_twice()
    {
        await using var portal = new Portal();
        var browser = await ConfirmedAsync(portal);
        await browser.SignInAsync(Email, Password);
        var (key, codes) = await EnrolAsync(browser);

        var other = portal.Browser();
        var next = await other.SignInAsync(Email, Password, "?returnUrl=%2Faccount");
        var used = await other.SubmitAsync("/account/second-step", "second-step", ("Code", codes.Used));
        var fresh = await other.SubmitAsync("/account/second-step?returnUrl=%2Faccount", "second-step", ("Code", CodeIn(key, TimeSpan.FromSeconds(30))));

        Assert.Equal("/account/second-step?returnUrl=%2Faccount", next.Destination());
        Assert.Contains("used already", await used.ReadAsync());
        Assert.Equal("/account", fresh.Destination());
    }

    [Fact]
    public async Task A_recovery_code_opens_once_and_is_kept_as_a_digest_only()
    {
        await using var portal = new Portal();
        var browser = await ConfirmedAsync(portal);
        await browser.SignInAsync(Email, Password);
        var (key, codes) = await EnrolAsync(browser);
        var code = codes.Recovery[0];

        var first = await RecoverAsync(portal.Browser(), code);
        var second = await RecoverAsync(portal.Browser(), code);

        Assert.Equal("/home", first.Destination());
        Assert.Contains("used already", await second.ReadAsync());
        var stored = await portal.InDatabaseAsync(db => db.UserTokens.Select(t => t.Value).ToListAsync());
        Assert.DoesNotContain(stored, v => v!.Contains(key) || codes.Recovery.Any(v.Contains));
    }

    [Fact]
    public async Task Staff_without_a_second_factor_are_led_to_enrolment_and_their_roles_sleep_until_then()
    {
        await using var portal = new Portal();
        var browser = await ConfirmedAsync(portal);
        var person = await portal.InDatabaseAsync(db => db.Set<Person>().Select(p => p.Id).SingleAsync());
        await portal.InDatabaseAsync(async db =>
        {
            db.Add(StaffAssignment.Grant(person, StaffRole.CaseOfficer, null, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
            return await db.SaveChangesAsync();
        });

        var entered = await browser.SignInAsync(Email, Password);
        var before = await ActorAsync(portal);
        await EnrolAsync(browser);
        var after = await ActorAsync(portal);

        Assert.Equal("/account/authenticator", entered.Destination());
        Assert.False(before.May(Permission.ScreenApplications));
        Assert.True(after.May(Permission.ScreenApplications));
    }

    [Fact]
    public async Task An_ended_session_opens_nothing_from_the_next_request_on()
    {
        await using var portal = new Portal();
        var browser = await ConfirmedAsync(portal);
        await browser.SignInAsync(Email, Password);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account", TestContext.Current.CancellationToken)).StatusCode);

        await portal.InDatabaseAsync(async db =>
        {
            foreach (var session in await db.Set<Session>().ToListAsync()) session.End(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_row_so_that_a_copied_cookie_is_worthless()
    {
        await using var portal = new Portal();
        var browser = await ConfirmedAsync(portal);
        var entered = await browser.SignInAsync(Email, Password);
        var cookie = entered.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("Grants=", StringComparison.Ordinal)).Split(';')[0];

        await browser.PostAsync("/account/sign-out", null, TestContext.Current.CancellationToken);
        var thief = portal.Browser();
        thief.DefaultRequestHeaders.Add("Cookie", cookie);

        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/account", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/"), InlineData("//evil.example"), InlineData("/\\evil.example"), InlineData("javascript:alert(1)")]
    public async Task The_way_back_never_leads_to_another_site(string target)
    {
        await using var portal = new Portal();
        var browser = await ConfirmedAsync(portal);

        var entered = await browser.SignInAsync(Email, Password, "?returnUrl=" + Uri.EscapeDataString(target));

        Assert.Equal("/home", entered.Destination());
    }

    private static Task<HttpResponseMessage> RegisterAsync(HttpClient browser) => browser.SubmitAsync("/account/register", "register",
        ("Input.Name", "Chan Tai Man"), ("Input.Email", Email), ("Input.Consent", "true"));

    private static async Task<HttpClient> ConfirmedAsync(Portal portal)
    {
        var browser = portal.Browser();
        await RegisterAsync(browser);
        await ConfirmAsync(portal, browser);
        return browser;
    }

    private static async Task<HttpResponseMessage> ConfirmAsync(Portal portal, HttpClient browser, string password = Password)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GrantsDbContext>();
        var person = await db.Set<Person>().SingleAsync(TestContext.Current.CancellationToken);
        var token = scope.ServiceProvider.GetRequiredService<AccountLinks>().Issue(AccountLinkPurpose.ConfirmEmail, person.Id.Value);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return await browser.SubmitAsync("/account/confirm-email/" + token, "confirm", ("Password", password));
    }

    private static async Task<(string Key, (string Used, string[] Recovery) Codes)> EnrolAsync(HttpClient browser)
    {
        var key = Key().Match(await browser.PageAsync("/account/authenticator")).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        var code = CodeIn(key, TimeSpan.Zero);
        var html = await (await browser.SubmitAsync("/account/authenticator", "authenticator", ("Code", code))).ReadAsync();
        return (key, (code, [.. RecoveryCode().Matches(html).Select(m => m.Groups[1].Value)]));
    }

    private static async Task<HttpResponseMessage> RecoverAsync(HttpClient browser, string code)
    {
        await browser.SignInAsync(Email, Password);
        return await browser.SubmitAsync("/account/second-step?recovery=true", "second-step", ("Code", code));
    }

    private static async Task<Actor> ActorAsync(Portal portal)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var session = await scope.ServiceProvider.GetRequiredService<GrantsDbContext>().Set<Session>().Select(s => s.Id).SingleAsync(TestContext.Current.CancellationToken);
        return await scope.ServiceProvider.GetRequiredService<IActorDirectory>().LoadAsync(session, TestContext.Current.CancellationToken);
    }

    private static string CodeIn(string key, TimeSpan ahead) => Totp.CodeAt(key, TimeProvider.System.GetUtcNow() + ahead);

    private static string ErrorIn(string html) => html[html.IndexOf("error-summary", StringComparison.Ordinal)..html.IndexOf("</ul>", html.IndexOf("error-summary", StringComparison.Ordinal), StringComparison.Ordinal)];

    [GeneratedRegex("data-key[^>]*>([A-Z2-7 ]+)<")]
    private static partial Regex Key();

    [GeneratedRegex("<li><code>([^<]+)</code>")]
    private static partial Regex RecoveryCode();
}
