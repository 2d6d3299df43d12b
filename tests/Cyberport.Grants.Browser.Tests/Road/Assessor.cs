using Microsoft.Playwright;

namespace Cyberport.Grants.Browser.Tests.Road;

/// <summary>A technical assessor: finds that what the projects ask for fits the platform.</summary>
internal sealed class Assessor(IPage page, Portal portal) : Walker(page, portal)
{
    /// <summary>Gives whichever of these assessments the rule gave to this assessor.</summary>
    public async Task<int> AssessAsync(params string[] projectReferences)
    {
        var given = 0;
        foreach (var reference in projectReferences)
        {
            await VisitAsync("/assessments");
            var row = Page.Locator($"a.row-link:text-is('{reference}')");
            if (await row.CountAsync() == 0) continue;
            await row.ClickAsync();
            await Page.CheckAsync("#fit input[value=Fits]");
            await EnterAsync(Page.Locator("#comment"), "Fits the platform; what it asks for is reasonable.");
            await SeeAsync(".save-state.saved");
            await PressAsync("#give", ".notice.good");
            given++;
        }
        return given;
    }
}
