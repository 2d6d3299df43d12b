using Cyberport.Grants.Audit;
using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Audit;

/// <summary>The auditor reads the trail and has it verified.</summary>
public partial class AuditPage(OperationRunner operations, NavigationManager navigation) : ComponentBase
{
    private Page<AuditLine>? _page;
    private AuditVerdict? _verdict;
    private Problem? _problem;
    private string? _about, _person, _operation;

    [SupplyParameterFromQuery] public int? Page { get; set; }
    [SupplyParameterFromQuery] public string? About { get; set; }
    [SupplyParameterFromQuery] public string? Person { get; set; }
    [SupplyParameterFromQuery] public string? Operation { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        (_about, _person, _operation) = (About, Person, Operation);
        var outcome = await operations.AskAsync(new ReadAuditTrail(new AuditFilter(About, Person, Operation), Page ?? 1));
        (_page, _problem) = (outcome.Value, outcome.Problem);
    }

    private void Search() => navigation.NavigateTo(navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        [nameof(Page)] = null,
        [nameof(About)] = Given(_about),
        [nameof(Person)] = Given(_person),
        [nameof(Operation)] = Given(_operation),
    }));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task VerifyAsync(Guid command)
    {
        var outcome = await operations.AskAsync(new VerifyAuditTrail());
        (_verdict, _problem) = (outcome.Value, outcome.Problem);
    }
}
