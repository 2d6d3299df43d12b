using Cyberport.Grants.Applications;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cyberport.Grants.Browser.Tests;

/// <summary>What is typed while nobody listens is kept in the browser, said in words, and saved as soon as somebody does; never over a newer text.</summary>
[Collection(nameof(SharedPortal))]
public sealed class ConnectionLostTests(Browser browser, DemonstrationPortal demonstration)
{
    private const string Field = "a-description-en";
    private readonly Portal _portal = demonstration.Portal;

    [Fact]
    public async Task What_is_typed_while_the_server_is_dead_is_saved_when_it_is_back()
    {
        const string typed = "Typed while the server was dead.";
        var page = await browser.SignInAsync(_portal, "pi");
        await page.VisitAsync(_portal, await page.DraftAsync(_portal, "A1"));

        await _portal.KillAsync();
        await page.ReplaceAsync(Field, typed);
        await Expect(page.Locator(".save-state .unsent")).ToBeVisibleAsync();
        await Expect(page.Locator(".save-state")).ToContainTextAsync("Not saved: no connection. Kept in this browser.", new() { UseInnerText = true });

        await _portal.StartAgainAsync();
        await Expect(page.Locator(".save-state")).ToContainTextAsync("Saved", new() { UseInnerText = true, Timeout = 60_000 });
        await Expect(page.Locator($"#{Field}")).ToHaveValueAsync(typed);
        Assert.Equal(typed, _portal.StandsIn(Field));
        await NothingIsKeptAsync(page);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_short_gap_loses_neither_text_nor_choice()
    {
        var page = await browser.SignInAsync(_portal, "pi");
        var line = await Line.OfAsync(page);
        await page.VisitAsync(_portal, await page.DraftAsync(_portal, "B6"));

        await line.CutAsync();
        await page.ReplaceAsync("b-parameters", "41 billion");
        var radio = page.Locator("#b-workload input:not(:checked)").First;
        var choice = await radio.GetAttributeAsync("value");
        await radio.CheckAsync();
        await Expect(page.Locator(".save-state .unsent")).ToBeVisibleAsync();
        line.Mend();

        await NothingIsKeptAsync(page);
        await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await Expect(page.Locator(".save-state")).ToContainTextAsync("Saved", new() { UseInnerText = true });
        Assert.Equal(["41 billion", choice], [_portal.StandsIn("b-parameters"), _portal.StandsIn("b-workload")]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_tab_closed_without_connection_leaves_its_text_to_the_next()
    {
        var page = await browser.SignInAsync(_portal, "pi");
        var line = await Line.OfAsync(page);
        var topic = await page.DraftAsync(_portal, "A3");
        await page.VisitAsync(_portal, topic);
        await line.CutAsync();
        await page.ReplaceAsync("a-contacts-1-department", "Department of Tides");
        await page.CloseAsync();

        var next = await page.Context.NewPageAsync();
        await next.VisitAsync(_portal, topic);
        await Expect(next.Locator("#a-contacts-1-department")).ToHaveValueAsync("Department of Tides");
        await NothingIsKeptAsync(next);
        Assert.Equal("Department of Tides", AnswerRules.ReadPeople(_portal.StandsIn("a-contacts"))![1].Department);
        await next.Context.CloseAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_newer_text_of_somebody_else_is_a_choice_and_never_overwritten(bool reloaded)
    {
        var (mine, theirs) = ($"Mine, without connection, {reloaded}.", $"Theirs, meanwhile, {reloaded}.");
        var page = await browser.SignInAsync(_portal, "pi");
        var line = await Line.OfAsync(page);
        var topic = await page.DraftAsync(_portal, "A1");
        await page.VisitAsync(_portal, topic);
        await line.CutAsync();
        await page.ReplaceAsync(Field, mine);
        await SaveAsSomebodyElseAsync(topic, theirs);
        line.Mend();
        if (reloaded) await page.VisitAsync(_portal, topic);

        var choice = page.Locator($"#{Field}-other");
        await Expect(choice).ToContainTextAsync(theirs);
        Assert.Equal(theirs, _portal.StandsIn(Field));
        await Expect(page.Locator($"#{Field}")).ToHaveValueAsync(mine);

        await choice.GetByRole(AriaRole.Button).Last.ClickAsync();
        await Expect(choice).ToBeHiddenAsync();
        await NothingIsKeptAsync(page);
        Assert.Equal(mine, _portal.StandsIn(Field));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Signing_out_takes_what_was_kept_away()
    {
        var page = await browser.SignInAsync(_portal, "pi");
        var line = await Line.OfAsync(page);
        var topic = await page.DraftAsync(_portal, "A1");
        await page.VisitAsync(_portal, topic);
        await line.CutAsync();
        await page.ReplaceAsync(Field, "Nobody shall read this here.");
        await SaveAsSomebodyElseAsync(topic, "Something newer.");
        line.Mend();
        await Expect(page.Locator($"#{Field}-other")).ToBeVisibleAsync();
        Assert.Equal(1, await KeptAsync(page));

        await page.Locator("summary:has-text('Account')").ClickAsync();
        await page.Locator("form[action='/account/sign-out'] button").ClickAsync();
        await page.WaitForURLAsync("**/account/sign-in**");
        Assert.Equal(0, await KeptAsync(page));
        Assert.Equal("Something newer.", _portal.StandsIn(Field));
        await page.Context.CloseAsync();
    }

    private async Task SaveAsSomebodyElseAsync(string topic, string text)
    {
        var page = await browser.SignInAsync(_portal, "member");
        await page.VisitAsync(_portal, topic);
        await page.ReplaceAsync(Field, text);
        await page.Locator($"#{Field}").BlurAsync();
        await _portal.ArrivesAsync(Field, text);
        await page.Context.CloseAsync();
    }

    private static Task<int> KeptAsync(IPage page) => page.EvaluateAsync<int>("Object.keys(localStorage).filter(key => key.startsWith('kept/')).length");

    private static async Task NothingIsKeptAsync(IPage page)
    {
        for (var i = 0; i < 100 && await KeptAsync(page) > 0; i++) await Task.Delay(100);
        Assert.Equal(0, await KeptAsync(page));
    }
}
