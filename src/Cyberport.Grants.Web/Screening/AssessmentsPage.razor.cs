using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Screening;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Screening;

/// <summary>The projects given to an assessor, what is due first on top.</summary>
public partial class AssessmentsPage(OperationRunner operations) : ComponentBase
{
    private Page<AssessmentRow>? _page;
    private Problem? _problem;

    [SupplyParameterFromQuery] public int? Page { get; set; }
    [SupplyParameterFromQuery] public string? Show { get; set; }

    private static IReadOnlyList<Filter> Filters => [new("show", ScreeningText.State, [new("done", ScreeningText.Assessments_Given)])];

    protected override async Task OnParametersSetAsync()
    {
        var outcome = await operations.AskAsync(new ViewAssessments(Show == "done", Math.Max(1, Page ?? 1)));
        (_page, _problem) = (outcome.Value, outcome.Problem);
    }
}
