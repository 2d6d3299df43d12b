using System.Text.Json;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cyberport.Grants.Web.Applications;

/// <summary>
/// One page of the form. Every answer is saved as its field is left or typing pauses; nothing waits for a button. What could not be
/// saved for want of a connection lies in the browser and is saved as soon as the page is back.
/// </summary>
public partial class TopicPage(OperationRunner operations, NavigationManager navigation, IJSRuntime js) : ComponentBase
{
    private TopicView? _view;
    private Dictionary<string, IReadOnlyList<AnswerBox>> _boxes = [];
    private IReadOnlyList<FieldError> _errors = [];
    private bool _missing, _done, _fresh, _onward;
    private KeptText? _kept;
    private (Guid Id, Guid? Project, string Topic) _shown, _headed;
    private SaveStatus _state;
    private DateTime? _savedAt;
    private string? _by, _message;

    [Parameter] public Guid Id { get; set; }
    [Parameter] public Guid? Project { get; set; }
    [Parameter] public string Topic { get; set; } = "";
    [CascadingParameter] public Actor Me { get; set; } = Actor.Nobody;

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (Id, Project, Topic)) return;
        _shown = (Id, Project, Topic);
        (_done, _errors, _state) = (false, [], SaveStatus.Idle);
        await LookAsync();
        if (_view is not { } view) return;
        (_onward, _headed) = (_headed != default, _shown); // only now: until it was read, the earlier part still shows
        _boxes = view.Questions.ToDictionary(
            q => q.Question.Code, q => (IReadOnlyList<AnswerBox>)[.. q.Answers.Select(a => new AnswerBox(q, a))]);
        _savedAt = view.Questions.SelectMany(q => q.Answers).Max(a => a.At);
        if (_savedAt is not null) _state = SaveStatus.Saved;
        (_kept, _fresh) = (new(js, "./" + Assets["js/kept.js"], $"{Me.Person?.Value}/{Id}/{Project}/"), view.CanEdit);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_fresh || _kept is null) return;
        _fresh = false;
        var boxes = _boxes.Values.SelectMany(b => b).ToList();
        foreach (var kept in (await _kept.ReadAsync() ?? []).GroupBy(k => k.Answer))
        {
            var box = boxes.Single(b => b.Id == kept.Key);
            await TypedAsync((box, box.Resume(kept)));
        }
        StateHasChanged();
    }

    private async Task LookAsync()
    {
        var outcome = await operations.AskAsync(new ViewTopic(new(Id), Topic, Project is { } project ? new ProjectId(project) : null));
        (_view, _missing) = (outcome.Value, !outcome.IsDone);
    }

    private async Task TypedAsync((AnswerBox Box, string Text) typed)
    {
        _state = SaveStatus.Saving;
        var outcome = await typed.Box.SaveAsync(operations, new(Id), typed.Text);
        (_by, _message) = (typed.Box.Other?.By, outcome?.Problem?.Message);
        if (typed.Box.Other is not null) _state = SaveStatus.ChangedByOther;
        // Nothing new to save, or an earlier save of this field takes it along and reports.
        else if (outcome is null) _state = _savedAt is null ? SaveStatus.Idle : SaveStatus.Saved;
        else if (outcome.IsDone) (_state, _savedAt) = (SaveStatus.Saved, outcome.Value!.At);
        else _state = SaveStatus.Failed;
        if (!typed.Box.IsSaved || _kept is null) return;
        StateHasChanged();
        await _kept.SavedAsync(typed.Box);
    }

    private async Task TakeTheirsAsync(AnswerBox box)
    {
        _savedAt = box.Other?.At;
        box.TakeTheirs();
        _state = SaveStatus.Saved;
        if (_kept is not null) await _kept.ForgetAsync(box);
    }

    private Task KeepMineAsync(AnswerBox box) => TypedAsync((box, box.KeepMine()));

    private async Task FilesChangedAsync()
    {
        var before = _view?.Questions.Select(q => q.File?.At).ToList();
        await LookAsync();
        if (_view is not { } view || before is null || view.Questions.Select(q => q.File?.At).SequenceEqual(before)) return;
        (_state, _savedAt) = (SaveStatus.Saved, view.Questions.Max(q => q.File?.At));
    }

    /// <summary>On to the next page; with something missing or wrong, that is said first, once.</summary>
    private void Continue()
    {
        _done = true;
        _errors = [.. _view!.Questions.SelectMany(ErrorsOf)];
        if (_errors.Count == 0) navigation.NavigateTo(NextHref(_view));
    }

    private IEnumerable<FieldError> ErrorsOf(QuestionView question)
    {
        if (question.Question.Kind != QuestionKind.File)
            return _boxes[question.Question.Code].Where(b => b.Problem(done: true) is not null).Select(b => new FieldError(b.Id, ErrorLine.Of(b.Label, b.Problem(done: true))));
        return question.File is null && !question.Question.Optional
            ? [new FieldError(question.Answer.Key.FieldId, ErrorLine.Of(question.Question.Label.ToString(), AnswerRules.Missing(question.Question)))] : [];
    }

    private string Versions => JsonSerializer.Serialize(_boxes.Values.SelectMany(b => b).ToDictionary(b => b.Id, b => b.Seen));

    private string TextOf(QuestionKind kind) => _boxes.Values.SelectMany(b => b).FirstOrDefault(b => b.Question.Kind == kind)?.Text ?? "";

    private static string NextHref(TopicView view) => view.Next is { } next
        ? TopicLinks.Of(view.Id, next.Topic, next.Project) : $"/applications/{view.Id.Value}/check";

    private static string Place(TopicView view) =>
        SectionTitle.Of(view.Section, view.SectionTitle, view.ProjectNumber, view.ProjectTitle);
}
