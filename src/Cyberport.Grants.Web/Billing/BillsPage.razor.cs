using Cyberport.Grants.Billing;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Billing;

/// <summary>What an organisation has to pay and has paid; for finance, everybody's.</summary>
public partial class BillsPage(OperationRunner operations) : ComponentBase
{
    private BillsView? _view;
    private Problem? _problem;

    [SupplyParameterFromQuery] public int? Page { get; set; }
    [SupplyParameterFromQuery] public string? Standing { get; set; }
    [SupplyParameterFromQuery] public Guid? Organisation { get; set; }
    [CascadingParameter] public required Actor Me { get; set; }

    private IReadOnlyList<Filter> Filters =>
        [new("standing", BillingText.State, [.. Enum.GetValues<BillStanding>().Where(s => s != BillStanding.Listed || Me.May(Permission.ViewFund)).Select(s => new FilterOption(s.ToString(), s.InWords()))])];

    protected override async Task OnParametersSetAsync()
    {
        BillStanding? standing = Enum.TryParse<BillStanding>(Standing, out var asked) && Enum.IsDefined(asked) ? asked : null;
        OrganisationId? organisation = Organisation is { } id ? new OrganisationId(id) : null;
        var outcome = await operations.AskAsync(new ViewBills(standing, organisation, Math.Max(1, Page ?? 1)));
        (_view, _problem) = (outcome.Value, outcome.Problem);
    }
}
