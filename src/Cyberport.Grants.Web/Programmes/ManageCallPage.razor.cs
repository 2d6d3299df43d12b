using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Programmes;

/// <summary>One call of the administrator: written as a draft, announced, then opened, extended and closed.</summary>
public partial class ManageCallPage : ProgrammePart
{
    private CallAtWork? _call;
    private CallForm? _form;
    private IReadOnlyList<FormRow> _forms = [];
    private bool _missing;

    [Inject] public required NavigationManager Navigation { get; set; }

    /// <summary>Left out: a new one.</summary>
    [Parameter] public Guid? Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Loaded && Id != _call?.Id.Value) await LoadAsync();
    }

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        _forms = (await Operations.AskAsync(new ListForms())).Value ?? [];
        if (Id is { } id)
        {
            var outcome = await Operations.AskAsync(new ManageCall(new CallId(id)));
            (_call, _missing) = (outcome.Value, !outcome.IsDone);
        }
        // An announced call is not edited any more; a new one starts with the newest form.
        _form = _call is { } call
            ? call.State is null ? CallForm.Of(call.Terms) : null
            : new CallForm { Form = _forms is [var first, ..] ? CallForm.Key(first.Code, first.Version) : null };
    }

    private async Task SaveAsync(Guid commandId)
    {
        if (_form!.ToTerms() is not { } terms)
        {
            Problem = new("kernel.invalid", KernelWords.Invalid, new Dictionary<string, string[]> { ["OpensOn"] = [ProgrammesText.Opens_Needed] });
            return;
        }
        var outcome = await Operations.RunAsync(new DraftCall(_call?.Id, _call?.Version ?? 0, Programme!.Id, terms), commandId);
        if (outcome.IsDone && Id is null) Navigation.NavigateTo($"/programme/calls/{outcome.Value.Value}");
        else await TookAsync(Task.FromResult(outcome), ProgrammesText.Call_Saved);
    }

    private async Task AnnounceAsync(Guid commandId)
    {
        await SaveAsync(Guid.CreateVersion7());
        if (Problem is null) await TookAsync(Operations.RunAsync(new AnnounceDraft(_call!.Id, _call.Version), commandId), ProgrammesText.Call_Announced);
    }

    private Task ActAsync((IOperation<Nothing> Operation, Guid CommandId, string Said) act) => TookAsync(Operations.RunAsync(act.Operation, act.CommandId), act.Said);
}
