using System.Globalization;
using Cyberport.Grants.Allocations;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Desk;

/// <summary>The first page of every role: what waits for its reader, then the picture that this role lives by.</summary>
public partial class HomePage(OperationRunner operations) : ComponentBase
{
    private HomeView? _home;
    private FundPosition? _fund;
    private CentreView? _centre;
    private OpeningView? _opening;
    private IReadOnlyList<Components.CapacityMonth> _months = [];
    private Problem? _problem;
    private string? _lede;

    [CascadingParameter] public required Actor Me { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var outcome = await operations.AskAsync(new ViewHome());
        (_home, _problem) = (outcome.Value, outcome.Problem);
        if (_home is null) return;
        _lede = string.Format(CultureInfo.CurrentCulture, DeskText.Home_Lede, _home.Name);
        if (Me.May(Permission.Administer)) _opening = (await operations.AskAsync(new ViewOpening())).Value;
        // A house without a fund or a pool yet shows none: their absence is no news here.
        if (_home.SeesFund) _fund = (await operations.AskAsync(new ViewFund())).Value;
        if (_home.SeesCentre) _centre = (await operations.AskAsync(new ViewCentre())).Value;
        if (_home.SeesCapacity && (await operations.AskAsync(new ViewCapacity())).Value is { } capacity)
            _months = [.. capacity.Months.Select(m => new Components.CapacityMonth(m.Month, m.InForce, m.Held, m.TightestDay))];
    }
}
