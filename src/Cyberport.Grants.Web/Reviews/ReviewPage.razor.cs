using System.Text.Json;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Reviews;
using Cyberport.Grants.Web.Applications;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cyberport.Grants.Web.Reviews;

/// <summary>One review: first the reader's word that nothing stands between, then the papers beside the form, saved as typed.</summary>
public partial class ReviewPage(OperationRunner operations, IJSRuntime js) : ComponentBase
{
    private const string List = "/reviews";

    private ReviewView? _view;
    private AnswersView? _papers;
    private ReviewDraft _draft = null!;
    private KeptText? _kept;
    private IReadOnlyList<FieldError> _errors = [];
    private IReadOnlyList<ReviewGap> _gaps = [];
    private Problem? _problem;
    private SaveStatus _state;
    private DateTime? _savedAt;
    private string? _message;
    private bool _missing, _gone, _submitted, _fresh, _papersShown = true;

    [Parameter] public Guid Id { get; set; }
    [CascadingParameter] public Actor Me { get; set; } = Actor.Nobody;

    private ReviewAssignmentId Assignment => new(Id);
    private string Versions => JsonSerializer.Serialize(_draft.Fields.Keys.ToDictionary(id => id, _ => _draft.Version));

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var outcome = await operations.AskAsync(new ViewReview(Assignment));
        (_view, _missing, _errors, _gaps) = (outcome.Value, !outcome.IsDone, [], []);
        if (_view is not { } view) return;
        _draft = new(view);
        (_savedAt, _state) = (view.SavedAt, view.SavedAt is null ? SaveStatus.Idle : SaveStatus.Saved);
        if (view.ToDeclare is not null) return;
        _papers ??= (await operations.AskAsync(new ViewReviewPapers(Assignment))).Value;
        (_kept, _fresh) = (new(js, "./" + Assets["js/kept.js"], $"{Me.Person?.Value}/review/{Id}/"), view.IsOpen);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_fresh || _kept is null) return;
        _fresh = false;
        _draft.Resume(await _kept.ReadAsync() ?? []);
        await TypedAsync(_draft.Sheet);
        StateHasChanged();
    }

    private async Task TypedAsync(ReviewSheet sheet)
    {
        _draft.Sheet = sheet;
        if (_gaps.Count > 0) _gaps = ReviewRules.Gaps(_view!.Criteria, sheet);
        if (_draft.IsSaved) return;
        _state = SaveStatus.Saving;
        if (await _draft.SaveAsync(operations, Id) is not { } outcome) return;
        _message = outcome.Problem?.Message;
        if (outcome.IsDone) (_state, _savedAt) = (SaveStatus.Saved, outcome.Value!.At);
        else _state = _draft.IsBehind ? SaveStatus.ChangedByOther : SaveStatus.Failed;
        if (!_draft.IsSaved || _kept is null) return;
        StateHasChanged();
        await _kept.SavedAsync(_draft.Version, _draft.Fields);
    }

    private async Task KeepMineAsync()
    {
        if ((await operations.AskAsync(new ViewReview(Assignment))).Value is not { } standing) return;
        _draft.KeepMine(standing);
        await TypedAsync(_draft.Sheet);
    }

    private async Task SubmitAsync(Guid command)
    {
        _gaps = ReviewRules.Gaps(_view!.Criteria, _draft.Sheet);
        _errors = [.. _gaps.Select(g => new FieldError(g.Criterion is { } n ? g.IsComment ? ReviewDraft.CommentId(n) : ReviewDraft.ScoreId(n) : ReviewDraft.ConfidenceId, g.Words))];
        if (_gaps.Count > 0) return;
        await TypedAsync(_draft.Sheet);
        var outcome = await operations.RunAsync(new SubmitReview(Assignment, _draft.Version), command);
        (_submitted, _problem) = (outcome.IsDone, outcome.Problem);
        if (outcome.IsDone) await LoadAsync();
    }

    private async Task NoConflictAsync(Guid command) =>
        await DeclaredAsync(await operations.RunAsync(new DeclareConflict(_view!.Application, null, ""), command));

    private async Task ConflictAsync((Interest Interest, string Reason, Guid Command) said) =>
        await DeclaredAsync(await operations.RunAsync(new DeclareConflict(_view!.Application, said.Interest, said.Reason), said.Command));

    private async Task DeclaredAsync(Outcome<PapersState> outcome)
    {
        _problem = outcome.Problem;
        if (!outcome.IsDone) return;
        if (outcome.Value == PapersState.Closed) (_view, _gone) = (null, true);
        else await LoadAsync();
    }

    private async Task DeclineAsync((DeclineKind Kind, string Words, Guid Command) said)
    {
        var outcome = await operations.RunAsync(new DeclineReview(Assignment, said.Kind, said.Words), said.Command);
        _problem = outcome.Problem;
        if (outcome.IsDone) (_view, _gone) = (null, true);
    }
}
