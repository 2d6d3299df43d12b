using Bunit;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Screening;
using Cyberport.Grants.Web.Screening;
using Cyberport.Grants.Web.Tests.Components;

namespace Cyberport.Grants.Web.Tests.Screening;

public sealed class CaseChecklistTests : HouseContext
{
    private readonly List<SettledCheck> _settled = [];

    [Fact]
    public void An_answer_goes_at_once_and_what_is_not_fine_asks_what_is_wrong()
    {
        var list = Show(mine: true, Check("c.proposal", null), Check("bilingual", CheckFinding.NotFine));

        list.Find("#check-c-proposal input[value=Fine]").Change("Fine");
        list.Find("#note-bilingual").Change("The summaries differ.");

        Assert.Equal([new("c.proposal", CheckFinding.Fine), new("bilingual", CheckFinding.NotFine, "The summaries differ.")], _settled);
        Assert.Contains("2 of 2 items are left", list.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Empty(list.FindAll("#note-c-proposal"));
    }

    [Fact]
    public void Who_may_not_act_reads_it()
    {
        var list = Show(mine: false, Check("bilingual", CheckFinding.NotFine, "The summaries differ."));

        Assert.Empty(list.FindAll("input, textarea"));
        Assert.Contains("The summaries differ.", list.Markup, StringComparison.Ordinal);
    }

    private static CheckView Check(string code, CheckFinding? finding, string note = "") => new(code, new(code, code, code), null, code.StartsWith("c.", StringComparison.Ordinal), null, "", finding, note, null);

    private IRenderedComponent<CaseChecklist> Show(bool mine, params CheckView[] checks) => Render<CaseChecklist>(p => p
        .Add(c => c.View, new ScreeningView(
            ScreeningCaseId.New(), 1, GrantApplicationId.New(), "AISS-2026-0001", ScreeningState.Open, DateTime.UnixEpoch, null, DateTime.UnixEpoch, new(5, 1, new(2026, 3, 1), null, false, true),
            OrganisationId.New(), new("Harbour University", "維港大學"), OrganisationCategory.University, null, "", null, mine, null, "", "", "", default, DateTime.UnixEpoch, [], checks))
        .Add(c => c.OnSettle, _settled.Add));
}
