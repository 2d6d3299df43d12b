using System.Text.Json;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Screening;
using Cyberport.Grants.Web.Applications;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cyberport.Grants.Web.Screening;

/// <summary>
/// The secretariat's questions to an applicant. What is typed is saved as it is typed, or lies in the browser until it can be (decision 10);
/// the case goes back when all are answered.
/// </summary>
public partial class ClarifyPage(OperationRunner operations, IJSRuntime js) : ComponentBase
{
    private ClarificationsView? _view;
    private List<ReplyBox> _boxes = [];
    private KeptText? _kept;
    private Problem? _problem;
    private bool _missing, _sent, _fresh;
    private SaveStatus _state;
    private DateTime? _savedAt;
    private string? _by, _message;

    [Parameter] public Guid Id { get; set; }
    [CascadingParameter] public Actor Me { get; set; } = Actor.Nobody;

    private IReadOnlyList<ClarificationView> Others => _view is not { } view ? []
        : view.CanAnswer ? [.. view.Rows.Where(r => r.State != ClarificationState.Asked)] : view.Rows;

    private string Versions => JsonSerializer.Serialize(_boxes.SelectMany(b => b.Fields.Keys.Select(id => (id, b.Seen))).ToDictionary(x => x.id, x => x.Seen));

    protected override async Task OnParametersSetAsync()
    {
        await LookAsync();
        if (_view is not { CanAnswer: true } view) return;
        _boxes = [.. view.Rows.Where(r => r.State == ClarificationState.Asked).Select(r => new ReplyBox(r))];
        _savedAt = view.Rows.Max(r => r.ReplyAt);
        _state = _savedAt is null ? SaveStatus.Idle : SaveStatus.Saved;
        (_kept, _fresh) = (new(js, "./" + Assets["js/kept.js"], $"{Me.Person?.Value}/{Id}/clarify/"), true);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_fresh || _kept is null) return;
        _fresh = false;
        foreach (var kept in (await _kept.ReadAsync() ?? []).GroupBy(k => _boxes.FirstOrDefault(b => b.Fields.ContainsKey(k.Id))))
        {
            if (kept.Key is not { } box) continue;
            foreach (var field in kept) box.Resume(field);
            await SaveAsync(box);
        }
        StateHasChanged();
    }

    private async Task LookAsync()
    {
        var outcome = await operations.AskAsync(new ViewClarifications(new(Id)));
        (_view, _missing) = (outcome.Value, !outcome.IsDone);
    }

    private async Task SaveAsync(ReplyBox box)
    {
        _state = SaveStatus.Saving;
        var outcome = await box.SaveAsync(operations, async () =>
            (await operations.AskAsync(new ViewClarifications(new(Id)))).Value?.Rows.FirstOrDefault(r => r.Id == box.View.Id));
        (_by, _message) = (box.Other?.ReplyBy, outcome?.Problem?.Message);
        if (box.Other is not null) _state = SaveStatus.ChangedByOther;
        else if (outcome is null) _state = _savedAt is null ? SaveStatus.Idle : SaveStatus.Saved;
        else if (outcome.IsDone) (_state, _savedAt) = (SaveStatus.Saved, outcome.Value!.At);
        else _state = SaveStatus.Failed;
        if (!box.IsSaved || _kept is null) return;
        StateHasChanged();
        await _kept.SavedAsync(box.Seen, box.Fields);
    }

    private async Task TakeTheirsAsync(ReplyBox box)
    {
        box.TakeTheirs();
        _state = SaveStatus.Saved;
        if (_kept is null) return;
        foreach (var id in box.Fields.Keys) await _kept.ForgetAsync(id);
    }

    private Task KeepMineAsync(ReplyBox box)
    {
        box.KeepMine();
        return SaveAsync(box);
    }

    private async Task SendBackAsync(Guid command)
    {
        foreach (var box in _boxes) await SaveAsync(box);
        if (_boxes.Any(b => !b.IsSaved)) return; // the save state says why
        var outcome = await operations.RunAsync(new SendCaseBack(new(Id), _view!.Version), command);
        (_sent, _problem) = (outcome.IsDone, outcome.Problem);
        if (outcome.IsDone || outcome.Kind == OutcomeKind.Stale) await LookAsync();
    }
}
