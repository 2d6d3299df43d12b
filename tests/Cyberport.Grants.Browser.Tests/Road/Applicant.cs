using Cyberport.Grants.Data.Seeding;
using Microsoft.Playwright;

namespace Cyberport.Grants.Browser.Tests.Road;

/// <summary>The principal investigator: founds the organisation, writes, asks for the signature, watches the use.</summary>
internal sealed class Applicant(IPage page, Portal portal, string name, string email) : Newcomer(page, portal, name, email)
{
    private int _projects = 1;

    public Guid Organisation { get; private set; }
    public Guid Application { get; private set; }

    public async Task FoundOrganisationAsync(string english, string chinese, string ubi)
    {
        await VisitAsync("/organisations/new");
        await Page.SelectOptionAsync("#Category", "StartUp");
        await EnterAsync(Page.Locator("#Name-en"), english);
        await EnterAsync(Page.Locator("#Name-zh"), chinese);
        await EnterAsync(Page.Locator("#Ubi"), ubi);
        await EnterAsync(Page.Locator("#Address-en"), "Unit 12, 3 Sample Street, Hong Kong");
        await EnterAsync(Page.Locator("#Address-zh"), "香港示例街 3 號 12 室");
        await EnterAsync(Page.Locator("#Contact"), "registry@" + Email.Split('@')[1]);
        await Page.Locator("#Roles input[value=PrincipalInvestigator]").CheckAsync();
        await PressAsync("#register-organisation", ".notice.good");
        Organisation = Guid.Parse((await Page.Locator("a[href*='/members']").First.GetAttributeAsync("href"))!.Split('/')[2]);
    }

    /// <returns>The invitation's address, out of the mail.</returns>
    public async Task<string> InviteAsync(string colleague, string role)
    {
        await VisitAsync($"/organisations/{Organisation}/members");
        await EnterAsync(Page.Locator("#Email"), colleague);
        await Page.Locator($"#Roles input[value={role}]").CheckAsync();
        await PressAsync("#invite-member", ".notice.good");
        return await Mailbox.LinkAsync(Portal, colleague, "/account/invitation/");
    }

    public async Task StartAsync()
    {
        await Page.GotoAsync(Portal.Url + "/calls");
        await Page.Locator("h2 a[href^='/calls/']").First.ClickAsync();
        await Page.ClickAsync("#start");
        await Page.WaitForURLAsync("**/applications/*/form");
        Application = IdInAddress();
    }

    public async Task AddProjectAsync()
    {
        await VisitAsync($"/applications/{Application}/form");
        await Page.ClickAsync("#add-project");
        await Page.Locator("main section h2").Nth(++_projects).WaitForAsync();
    }

    /// <summary>Answers every question, page after page, as <i>Continue</i> leads, and ends at "check your answers".</summary>
    public async Task FillAsync(SampleApplicant applicant, params SampleProject[] projects)
    {
        await VisitAsync($"/applications/{Application}/form/A1");
        var project = -1;
        while (!Page.Url.EndsWith("/check", StringComparison.Ordinal))
        {
            if (Page.Url.EndsWith("/B1", StringComparison.Ordinal)) project++;
            var answers = Page.Url.Contains("/projects/", StringComparison.Ordinal) ? projects[project].Answers : applicant.Answers;
            await FillPageAsync(answers);
            await ContinueAsync();
        }
    }

    private async Task FillPageAsync(IReadOnlyDictionary<string, string> answers)
    {
        foreach (var (slot, text) in answers)
            if (await Page.Locator("#" + slot.Replace('.', '-')).CountAsync() > 0) await EnterAsync(Page.Locator("#" + slot.Replace('.', '-')), text);
        foreach (var file in await Page.Locator("input[type=file]").AllAsync()) await AttachAsync(file);
        foreach (var declaration in await Page.Locator("main input[type=checkbox][id^=d-]").AllAsync()) await declaration.CheckAsync();
    }

    private async Task AttachAsync(ILocator slot)
    {
        var id = await slot.GetAttributeAsync("id");
        await slot.SetInputFilesAsync(new FilePayload { Name = $"{id}.pdf", MimeType = "application/pdf", Buffer = SamplePdf.Write($"{id} of the road") });
        await SeeAsync($".slot:has(#{id}) .held a");
    }

    // The address changes before the page does: only the next heading shows that there is something to fill.
    private async Task ContinueAsync()
    {
        var heading = await Page.Locator("h1").InnerTextAsync();
        await Page.ClickAsync("#continue");
        await Assertions.Expect(Page.Locator("h1")).Not.ToHaveTextAsync(heading);
    }

    public async Task AskForSignatureAsync()
    {
        await VisitAsync($"/applications/{Application}/check");
        await PressAsync("#ask-endorsement", "#take-back");
    }
}
