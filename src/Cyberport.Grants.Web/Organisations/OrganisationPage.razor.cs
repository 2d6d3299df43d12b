using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Organisations;

/// <summary>A body's particulars; staff verify it here, its managers correct it.</summary>
public partial class OrganisationPage(OperationRunner operations) : ComponentBase
{
    private OrganisationView? _view;
    private bool _missing;
    private Problem? _problem;
    private BilingualText _name = BilingualText.Empty, _address = BilingualText.Empty;
    private string? _contact;

    /// <summary>Left out: the first of one's own.</summary>
    [Parameter] public Guid? Id { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var outcome = await operations.AskAsync(new ViewOrganisation(Id is { } id ? new OrganisationId(id) : null));
        (_view, _missing) = (outcome.Value, !outcome.IsDone);
        if (_view is { } view) (_name, _address, _contact) = (view.Name, view.Address, view.RegisteredContactEmail);
    }

    private async Task VerifyAsync(Guid commandId)
    {
        var outcome = await operations.RunAsync(new VerifyOrganisation(_view!.Id, _view.Version), commandId);
        _problem = outcome.Problem;
        if (outcome.IsDone) await LoadAsync();
    }

    private async Task DescribeAsync(Guid commandId)
    {
        var outcome = await operations.RunAsync(new DescribeOrganisation(_view!.Id, _name, _address, _contact ?? "", _view.Version), commandId);
        _problem = outcome.Problem;
        if (outcome.IsDone) await LoadAsync();
    }
}

/// <summary>The tabs of an organisation's pages.</summary>
internal static class OrganisationTabs
{
    public static IReadOnlyList<Tab> Of(OrganisationId id, bool members) =>
    [
        new(OrganisationsText.Tab_Particulars, $"/organisations/{id.Value}", IsCurrent: !members),
        new(OrganisationsText.Tab_Members, $"/organisations/{id.Value}/members", IsCurrent: members),
    ];
}
