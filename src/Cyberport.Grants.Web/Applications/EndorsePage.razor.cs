using Cyberport.Grants.Applications;
using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Applications;

/// <summary>The endorser reads everything, signs by typing name and post, and hands in exactly what stood on this page.</summary>
public partial class EndorsePage(OperationRunner operations, NavigationManager navigation) : ComponentBase
{
    private AnswersView? _view;
    private Problem? _problem;
    private bool _missing;
    private string? _signature, _post;

    [Parameter] public Guid Id { get; set; }

    protected override Task OnParametersSetAsync() => LookAsync();

    private async Task LookAsync()
    {
        var outcome = await operations.AskAsync(new ViewAnswers(new(Id)));
        (_view, _missing) = (outcome.Value, !outcome.IsDone);
    }

    private async Task SubmitAsync(Guid command)
    {
        var view = _view!;
        var outcome = await operations.RunAsync(new EndorseAndSubmit(view.Id, view.Version, view.Fingerprint, _signature ?? "", _post ?? ""), command);
        _problem = outcome.Problem;
        if (outcome.IsDone) navigation.NavigateTo($"/applications/{Id}/receipt");
        // Something changed while it was read: the page now shows what stands there, to be read again.
        else if (outcome.Kind is OutcomeKind.Stale or OutcomeKind.Refused) await LookAsync();
    }

    private string? ErrorOf(string field) => _problem?.Fields is { } fields && fields.TryGetValue(field, out var messages) ? messages[0] : null;
}
