using Cyberport.Grants.Applications;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Screening;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Screening;

/// <summary>One case: what came in, what has been looked at, and the officer's word that it is complete or cannot be.</summary>
public partial class ScreeningCasePage(OperationRunner operations) : ComponentBase
{
    private const string Queue = "/screening";

    private ScreeningView? _case;
    private IReadOnlyList<Recommendation> _recommendations = [];
    private ClarificationsView? _clarifications;
    private IReadOnlyList<Askable> _askable = [];
    private Problem? _problem, _asking;
    private string? _note, _advice;
    private bool _passed, _ending;
    private SaveStatus _state;
    private DateTime? _savedAt;

    [Parameter] public Guid Id { get; set; }
    [CascadingParameter] public required Actor Me { get; set; }

    private bool CanSettle => _case is { IsInHand: true, IsMine: true } && Me.May(Permission.ScreenApplications);

    private EventCallback<(ClarificationView, bool)> SettleClarificationCallback => EventCallback.Factory.Create<(ClarificationView, bool)>(this, SettleClarificationAsync);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var outcome = await operations.AskAsync(new ViewScreeningCase(new(Id)));
        _case = outcome.Value;
        if (!outcome.IsDone) _problem = outcome.Problem;
        _clarifications = _case is null ? null : (await operations.AskAsync(new ViewClarifications(_case.Application))).Value;
        if (CanSettle && _askable.Count == 0) _askable = (await operations.AskAsync(new ListAskable(new(Id)))).Value ?? [];
        _recommendations = _case is { State: ScreeningState.Passed } passed ? (await operations.AskAsync(new ViewRecommendations(passed.Application))).Value ?? [] : [];
    }

    private async Task SettleAsync(SettledCheck check)
    {
        _state = SaveStatus.Saving;
        var outcome = await operations.RunAsync(new SettleChecks(new(Id), [check]));
        (_problem, _state) = (outcome.Problem, outcome.IsDone ? SaveStatus.Saved : SaveStatus.Failed);
        await LoadAsync();
        if (outcome.IsDone) _savedAt = _case?.Now;
    }

    private async Task<bool> AskAsync(AnswerKey? about, string question, int days, Guid command)
    {
        var outcome = await operations.RunAsync(new AskClarification(_case!.Id, _case.Version, about, question, days), command);
        (_asking, _problem) = (outcome.Problem, outcome.Problem);
        await LoadAsync();
        return outcome.IsDone;
    }

    private async Task SettleClarificationAsync((ClarificationView Row, bool Accept) settled)
    {
        var outcome = await operations.RunAsync(new SettleClarification(settled.Row.Id, settled.Row.Version, settled.Accept));
        _problem = outcome.Problem;
        await LoadAsync();
    }

    private async Task PassAsync(Guid command)
    {
        var outcome = await operations.RunAsync(new PassScreening(_case!.Id, _case.Version, _note ?? ""), command);
        (_passed, _problem) = (outcome.IsDone, outcome.Problem);
        await LoadAsync();
    }

    private async Task EndAsync(ConfirmedAct act)
    {
        var outcome = await operations.RunAsync(new FindNotEligible(_case!.Id, _case.Version, act.Reason, _advice ?? ""), act.CommandId);
        (_problem, _ending) = (outcome.Problem, !outcome.IsDone);
        await LoadAsync();
    }
}
