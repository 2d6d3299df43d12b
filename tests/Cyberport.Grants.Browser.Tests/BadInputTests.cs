using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cyberport.Grants.Browser.Tests;

/// <summary>What people put into a form by mistake or on purpose, done with a real browser: it is said in words, the page goes on living, nothing else is lost.</summary>
[Collection(nameof(SharedPortal))]
public sealed class BadInputTests(Browser browser, DemonstrationPortal demonstration)
{
    private readonly Portal _portal = demonstration.Portal;

    [Fact]
    public async Task Forty_thousand_characters_pasted_are_refused_with_a_message_and_the_rest_goes_on()
    {
        var page = await browser.SignInAsync(_portal, "pi");
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.VisitAsync(_portal, await page.DraftAsync(_portal, "B7"));
        await page.ReplaceAsync("b-advantages", "Stays as it is.");
        await page.EvaluateAsync("navigator.clipboard.writeText('算'.repeat(40_000))");
        await page.Keyboard.PressAsync("Control+V");

        await Expect(page.Locator("#b-advantages-refused")).ToHaveTextAsync("The text has 40,000 characters; this field takes 20,000. Nothing was pasted: shorten it and paste it again.");
        await Expect(page.Locator("#b-advantages")).ToHaveValueAsync("Stays as it is.");
        await StillSavesAsync(page, "Typed after the paste.");
        Assert.Equal("Stays as it is.", _portal.StandsIn("b-advantages"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Forty_thousand_characters_that_pass_by_the_script_are_refused_by_the_server_and_the_circuit_lives()
    {
        var page = await browser.SignInAsync(_portal, "pi");
        await page.VisitAsync(_portal, await page.DraftAsync(_portal, "B7"));
        await page.ReplaceAsync("b-advantages", "The last good one.");
        await page.Locator("#b-advantages").BlurAsync();
        await _portal.ArrivesAsync("b-advantages", "The last good one.");

        await page.EvaluateAsync("""
            const field = document.getElementById('b-advantages');
            field.value = '算'.repeat(40_000);
            field.dispatchEvent(new Event('change', { bubbles: true }));
            """);
        await Expect(page.Locator(".save-state")).ToContainTextAsync("40,000", new() { UseInnerText = true });
        await StillSavesAsync(page, "Typed after the flood.");
        Assert.Equal("The last good one.", _portal.StandsIn("b-advantages"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_program_renamed_pdf_is_refused_in_its_slot()
    {
        var page = await browser.SignInAsync(_portal, "pi");
        await page.VisitAsync(_portal, await page.DraftAsync(_portal, "C1"));
        await page.Locator("#c-other").SetInputFilesAsync(new FilePayload
        {
            Name = "proposal.pdf",
            MimeType = "application/pdf",
            Buffer = Encoding.ASCII.GetBytes("MZ\u0090\0 This program cannot be run in DOS mode."),
        });
        await Expect(page.Locator("#c-other-error")).ToContainTextAsync("PDF");
        Assert.Equal(0, await page.GetByText("proposal.pdf").CountAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_second_tab_with_an_older_answer_is_shown_the_newer_one_and_overwrites_nothing()
    {
        var first = await browser.SignInAsync(_portal, "pi");
        var topic = await first.DraftAsync(_portal, "B8");
        await first.VisitAsync(_portal, topic);
        var second = await first.Context.NewPageAsync();
        await second.VisitAsync(_portal, topic);

        await first.ReplaceAsync("b-risk", "From the first tab.");
        await first.Locator("#b-risk").BlurAsync();
        await _portal.ArrivesAsync("b-risk", "From the first tab.");
        await second.ReplaceAsync("b-risk", "From the second tab.");
        await second.Locator("#b-risk").BlurAsync();

        var choice = second.Locator("#b-risk-other");
        await Expect(choice).ToContainTextAsync("From the first tab.");
        Assert.Equal("From the first tab.", _portal.StandsIn("b-risk"));
        await choice.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(second.Locator("#b-risk")).ToHaveValueAsync("From the first tab.");
        await second.VisitAsync(_portal, topic);
        await Expect(second.Locator("#b-risk")).ToHaveValueAsync("From the first tab.");
        await first.Context.CloseAsync();
    }

    [Fact]
    public async Task The_endorser_of_another_organisation_finds_nothing_to_sign()
    {
        var page = await browser.SignInAsync(_portal, "pi");
        var application = (await page.DraftAsync(_portal, "A1")).Split('/')[2];
        await page.Context.CloseAsync();

        var stranger = await browser.SignInAsync(_portal, "endorser2");
        foreach (var door in new[] { "endorse", "check", "form", "form/A1", "receipt" })
        {
            await stranger.VisitAsync(_portal, $"/applications/{application}/{door}");
            await Expect(stranger.Locator("h1")).ToHaveTextAsync("This page cannot be found");
            Assert.Equal(0, await stranger.Locator("#submit-application, textarea").CountAsync());
        }
        await stranger.Context.CloseAsync();
    }

    private async Task StillSavesAsync(IPage page, string text)
    {
        await page.ReplaceAsync("b-growthContribution", text);
        await page.Locator("#b-growthContribution").BlurAsync();
        await _portal.ArrivesAsync("b-growthContribution", text);
        await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
    }
}
