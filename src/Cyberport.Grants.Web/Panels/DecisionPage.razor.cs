using System.Globalization;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Values;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Panels;

/// <summary>One project: what it asks for, what is recorded about it, and beside the figures typed what they would do.</summary>
public partial class DecisionPage(OperationRunner operations) : ComponentBase
{
    private const string Committee = "/committee";

    private DecisionView? _view;
    private DecisionForm _form = new();
    private DecisionEffect? _effect;
    private Problem? _problem;
    private bool _recorded;

    [Parameter] public Guid Id { get; set; }
    [CascadingParameter] public required Actor Me { get; set; }

    private IReadOnlyList<Change> Changes => _effect is not { } effect ? [] :
    [
        new(PanelsText.BudgetLeft, effect.BudgetBefore.ToString(), effect.BudgetAfter.ToString(), effect.BudgetAfter < Money.Zero ? Tone.Bad : Tone.Neutral),
        .. effect.Months.Count == 0 ? [] : (Change[])[Tightest(effect.Months.MinBy(m => m.LeftAfter)!)],
    ];

    private static Change Tightest(MonthEffect month) => new(
        string.Format(CultureInfo.CurrentCulture, PanelsText.CardsLeftIn, HouseDates.Month(month.Month)),
        month.LeftBefore.ToString("N0", CultureInfo.InvariantCulture), month.LeftAfter.ToString("N0", CultureInfo.InvariantCulture), month.LeftAfter < 0 ? Tone.Bad : Tone.Neutral);

    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        if (_view is null) return;
        _form = DecisionForm.Of(_view);
        await PreviewAsync();
    }

    private async Task LoadAsync()
    {
        var outcome = await operations.AskAsync(new ViewDecision(new(Id)));
        _view = outcome.Value;
        if (!outcome.IsDone) _problem = outcome.Problem;
    }

    private async Task PreviewAsync() =>
        _effect = _view is { IsOpen: true } view && _form.Figures is { } figures
            ? (await operations.AskAsync(new PreviewDecision(view.Project, _form.Verdict, figures, _form.Resolution))).Value : null;

    private async Task RecordAsync(ConfirmedAct act)
    {
        var outcome = await operations.RunAsync(_form.ToOperation(_view!.Project, _view.Version), act.CommandId);
        (_recorded, _problem) = (outcome.IsDone, outcome.Problem);
        await LoadAsync();
        await PreviewAsync();
    }
}
