using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Components;
using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Screening;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Applications;

/// <summary>A case: where it is and its facts, for its applicants with the way out of it, for staff with what was handed in.</summary>
public partial class CasePage(OperationRunner operations) : ComponentBase
{
    private CaseView? _view;
    private AnswersView? _read;
    private OwnScreening? _screening;
    private IReadOnlyList<Recommendation> _recommendations = [];
    private IReadOnlyList<ProjectTimeline> _roads = [];
    private Problem? _problem;
    private bool _missing, _withdrawing, _asksToDeclare;

    [Parameter] public Guid Id { get; set; }

    protected override Task OnParametersSetAsync() => LookAsync();

    private async Task LookAsync()
    {
        var outcome = await operations.AskAsync(new ViewCase(new(Id)));
        _view = outcome.Value;
        // Whoever screens or decides has no case of their own here, but may read what was handed in.
        var read = outcome.IsDone ? null : await operations.AskAsync(new ViewAnswers(new(Id)));
        (_read, _asksToDeclare) = (read?.Value, read?.Problem?.Code == DeclareFirst.Code);
        _screening = _view is { SubmittedAt: not null } ? (await operations.AskAsync(new ViewOwnScreening(new(Id)))).Value : null;
        _recommendations = _read is null ? [] : (await operations.AskAsync(new ViewRecommendations(new(Id)))).Value ?? [];
        _missing = _view is null && _read is null && !_asksToDeclare;
        _roads = _missing || _asksToDeclare ? [] : (await operations.AskAsync(new CaseTimeline(new(Id)))).Value ?? [];
    }

    private async Task WithdrawAsync(ConfirmedAct act)
    {
        var outcome = await operations.RunAsync(new WithdrawApplication(new(Id), _view!.Version, act.Reason), act.CommandId);
        _problem = outcome.Problem;
        _withdrawing = !outcome.IsDone && outcome.Kind == OutcomeKind.Invalid;
        await LookAsync();
    }

    private static string TitleOf(CaseView view) =>
        view.Projects.Select(p => p.Title.ToString()).FirstOrDefault(t => t.Length > 0) ?? ApplicationsText.Case_Title;
}
