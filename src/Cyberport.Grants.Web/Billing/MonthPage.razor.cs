using System.Globalization;
using Cyberport.Grants.Billing;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Billing;

/// <summary>One month: what it bills, what approving it does to the fund, and what its card-months were used for.</summary>
public partial class MonthPage(OperationRunner operations) : ComponentBase
{
    private const string Billing = "/billing";

    private MonthView? _view;
    private Problem? _problem;
    private string? _done;
    private bool _missing;

    /// <summary><c>2026-03</c></summary>
    [Parameter] public string Month { get; set; } = "";

    private IReadOnlyList<Change> Changes => _view is not { } view ? [] :
    [
        new(BillingText.Fund_Encumbered, view.Fund.Encumbered.ToString(), (view.Fund.Encumbered - view.Cost.Subsidy).ToString()),
        new(BillingText.Fund_Drawn, view.Fund.Drawn.ToString(), (view.Fund.Drawn + view.Cost.Subsidy).ToString()),
        new(BillingText.Fund_Owed, view.Fund.Owed.ToString(), (view.Fund.Owed + view.Cost.UserShare).ToString()),
    ];

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _missing = !DateOnly.TryParseExact(Month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month);
        if (_missing) return;
        var outcome = await operations.AskAsync(new ViewMonth(month));
        (_view, _missing) = (outcome.Value, !outcome.IsDone);
    }

    private async Task ApproveAsync(ConfirmedAct act) =>
        await ShowAsync((await operations.RunAsync(new ApproveClose(_view!.Close, _view.Version), act.CommandId)).Problem, BillingText.Approve_Done);

    private async Task SendBackAsync(ConfirmedAct act) =>
        await ShowAsync((await operations.RunAsync(new SendCloseBack(_view!.Close, _view.Version, act.Reason), act.CommandId)).Problem, BillingText.SendBack_Done);

    private async Task PrepareAsync(Guid command) =>
        await ShowAsync((await operations.RunAsync(new PrepareMonth(_view!.Month), command)).Problem, BillingText.Prepare_Done);

    private async Task ShowAsync(Problem? problem, string done)
    {
        (_problem, _done) = (problem, problem is null ? done : null);
        await LoadAsync();
    }
}
