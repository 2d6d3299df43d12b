using Cyberport.Grants.Applications;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Screening;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Screening;

/// <summary>One project before its assessor: the fields first, saved as they are typed; request, cost and capacity beside them; the application below.</summary>
public partial class AssessmentPage(OperationRunner operations) : ComponentBase
{
    private const string List = "/assessments";

    private AssessmentView? _view;
    private AnswersView? _answers;
    private AssessmentForm _form = new();
    private Problem? _problem;
    private bool _missing, _given;
    private SaveStatus _state;
    private DateTime? _savedAt;
    private string? _message;

    [Parameter] public Guid Id { get; set; }

    private string Asked => AssessmentForm.Say(_view!.Cards?.Count, _view.Months, _view.Start);

    private IReadOnlyList<Components.CapacityMonth> Months =>
        [.. _view!.Capacity.Select(m => new Components.CapacityMonth(m.Month, m.InForce, m.Held, m.TightestDay, _view.Cards?.Count ?? 0))];

    private IReadOnlyList<Change> Changes => [new(ScreeningText.Requested_Recommended, Asked, _form.InWords)];

    protected override async Task OnParametersSetAsync()
    {
        (_given, _problem) = (false, null);
        await LoadAsync();
        if (_view is null) return;
        (_form, _savedAt) = (AssessmentForm.Of(_view.Typed), _view.SavedAt);
        _state = _savedAt is null ? SaveStatus.Idle : SaveStatus.Saved;
        var answers = (await operations.AskAsync(new ViewAnswers(_view.Application))).Value;
        // The other projects of the case are other assessments.
        _answers = answers is null ? null : answers with { Sections = [.. answers.Sections.Where(s => s.Project is null || s.Project == _view.Project)] };
    }

    private async Task LoadAsync()
    {
        var outcome = await operations.AskAsync(new ViewAssessment(new(Id)));
        (_view, _missing) = (outcome.Value, !outcome.IsDone);
    }

    private async Task SaveAsync()
    {
        _state = SaveStatus.Saving;
        var outcome = await operations.RunAsync(new SaveAssessment(new(Id), _form.Typed));
        (_state, _message) = (outcome.IsDone ? SaveStatus.Saved : SaveStatus.Failed, outcome.Problem?.Message);
        if (outcome.IsDone) _savedAt = outcome.Value;
    }

    private async Task GiveAsync(ConfirmedAct act)
    {
        var outcome = await operations.RunAsync(new GiveAssessment(new(Id), _view!.Version, _form.Typed), act.CommandId);
        (_given, _problem) = (outcome.IsDone, outcome.Problem);
        if (outcome.IsDone || outcome.Kind == OutcomeKind.Stale) await LoadAsync();
    }
}
