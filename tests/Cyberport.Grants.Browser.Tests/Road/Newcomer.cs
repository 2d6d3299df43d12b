using Microsoft.Playwright;

namespace Cyberport.Grants.Browser.Tests.Road;

/// <summary>Somebody whom the portal does not know yet.</summary>
internal class Newcomer(IPage page, Portal portal, string name, string email) : Walker(page, portal)
{
    private const string Password = "correct horse battery staple 27";

    public string Name => name;
    public string Email => email;

    /// <summary>Registers, chooses a password by the link in the mail and signs in.</summary>
    /// <param name="then">Where to go on, as the link said by which the person came.</param>
    public async Task RegisterAsync(string then = "/organisations")
    {
        await Page.GotoAsync($"{Portal.Url}/account/register?returnUrl={Uri.EscapeDataString(then)}");
        await Page.FillAsync("#Name", name);
        await Page.FillAsync("#Email", email);
        await Page.CheckAsync("#Consent");
        await Page.ClickAsync("#form .button:not(.quiet)");
        await Page.WaitForURLAsync("**/account/check-mail");
        await Page.GotoAsync(Portal.Url + await Mailbox.LinkAsync(Portal, email, "/account/confirm-email/"));
        await Page.FillAsync("#Password", Password);
        await Page.ClickAsync("#form .button");
        await Page.WaitForURLAsync("**/account/sign-in*");
        await Page.GotoAsync($"{Portal.Url}/account/sign-in?returnUrl={Uri.EscapeDataString(then)}");
        await Page.FillAsync("#Email", email);
        await Page.FillAsync("#Password", Password);
        await Page.ClickAsync("#form .button");
        await Page.WaitForURLAsync("**" + then);
    }

    /// <summary>Adds an authenticator app; the session counts as proven for the next minutes.</summary>
    public async Task AddSecondFactorAsync()
    {
        await Page.GotoAsync(Portal.Url + "/account/authenticator");
        var key = await Page.Locator("[data-key]").InnerTextAsync();
        await Page.FillAsync("#Code", AuthenticatorApp.Code(key, TimeProvider.System.GetUtcNow()));
        await Page.ClickAsync("#form .button");
        await SeeAsync(".notice.good");
    }

    public async Task AcceptInvitationAsync(string invitation)
    {
        await Page.GotoAsync(Portal.Url + invitation);
        await Page.ClickAsync("#form .button");
        await Page.WaitForURLAsync("**/organisations/*");
    }
}
