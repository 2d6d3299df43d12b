using System.Globalization;
using Cyberport.Grants.Billing;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Billing;

/// <summary>The months that were closed, the next one to prepare, and who owes.</summary>
public partial class BillingPage(OperationRunner operations, NavigationManager navigation) : ComponentBase
{
    private MonthsView? _months;
    private IReadOnlyList<ArrearsRow> _arrears = [];
    private Problem? _problem;

    [SupplyParameterFromQuery] public int? Page { get; set; }

    private bool Waiting => _months is { Next: { } next } m && m.Months.Rows.Any(r => r.Month == next.Month && r.State == CloseState.Prepared);

    private IReadOnlyList<Change> Changes => _months?.Next is not { } next ? [] :
    [
        new(BillingText.ListValue, "–", next.Cost.List.ToString()),
        new(BillingText.Subsidy, "–", next.Cost.Subsidy.ToString()),
        new(BillingText.UserShare, "–", next.Cost.UserShare.ToString()),
    ];

    public static string MonthHref(DateOnly month) => $"/billing/{month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}";

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var outcome = await operations.AskAsync(new ViewMonths(Math.Max(1, Page ?? 1)));
        _months = outcome.Value;
        if (!outcome.IsDone) _problem = outcome.Problem;
        else _arrears = (await operations.AskAsync(new ViewArrears())).Value ?? [];
    }

    private async Task PrepareAsync(ConfirmedAct act)
    {
        var month = _months!.Next!.Month;
        var outcome = await operations.RunAsync(new PrepareMonth(month), act.CommandId);
        if (outcome.IsDone) navigation.NavigateTo(MonthHref(month));
        else await ShowAsync(outcome.Problem);
    }

    private Task ShowAsync(Problem? problem)
    {
        _problem = problem;
        return LoadAsync();
    }

    private static string Say(string words, params object[] with) => string.Format(CultureInfo.CurrentCulture, words, with);
}
