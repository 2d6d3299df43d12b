using Cyberport.Grants.Applications;
using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Applications;

/// <summary>Every application of the reader's organisations.</summary>
public partial class MyApplications(OperationRunner operations) : ComponentBase
{
    private Page<MyApplicationRow>? _page;
    private ILookup<GrantApplicationId, CaseStand> _stands = Array.Empty<CaseStand>().ToLookup(s => s.Case);
    private Problem? _problem;

    [SupplyParameterFromQuery] public int? Page { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var outcome = await operations.AskAsync(new ListMyApplications(Math.Max(1, Page ?? 1)));
        if (outcome.Value is { } page && (await operations.AskAsync(new WhereCasesStand([.. page.Rows.Select(r => r.Id)]))).Value is { } stands)
            _stands = stands.ToLookup(s => s.Case);
        (_page, _problem) = (outcome.Value, outcome.Problem);
    }

    /// <summary>A draft opens where one writes, anything else where one follows it.</summary>
    private static string HrefOf(MyApplicationRow row) =>
        $"/applications/{row.Id.Value}" + (row.Status is ApplicationStatus.Draft or ApplicationStatus.AwaitingEndorsement ? "/form" : "");

    private static IReadOnlyList<string> TitlesOf(MyApplicationRow row)
    {
        var titles = row.Projects.Select(p => p.ToString()).Where(t => t.Length > 0).ToList();
        return titles.Count == 0 ? [ApplicationsText.Untitled] : titles;
    }
}
