using Cyberport.Grants.Applications;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Applications;

/// <summary>The whole draft before it goes to the endorser: what is missing links to where it is mended.</summary>
public partial class CheckPage(OperationRunner operations) : ComponentBase
{
    private AnswersView? _view;
    private IReadOnlyList<FieldError> _errors = [];
    private Problem? _problem;
    private bool _missing;

    [Parameter] public Guid Id { get; set; }

    private bool IsEditable => _view is { } view && ApplicationLifecycle.IsEditable(view.Status);

    protected override Task OnParametersSetAsync() => LookAsync();

    private async Task LookAsync()
    {
        var outcome = await operations.AskAsync(new ViewAnswers(new(Id)));
        (_view, _missing) = (outcome.Value, !outcome.IsDone);
        _errors = IsEditable ? [.. _view!.Problems.Select(p => new FieldError(TopicLinks.Of(_view.Id, p), ErrorLine.Of(p.Label, p.Message)))] : [];
    }

    private async Task AskAsync(Guid command)
    {
        _problem = (await operations.RunAsync(new AskForEndorsement(new(Id), _view!.Version), command)).Problem;
        await LookAsync();
    }

    private async Task TakeBackAsync(Guid command)
    {
        _problem = (await operations.RunAsync(new TakeBackToDraft(new(Id), _view!.Version), command)).Problem;
        await LookAsync();
    }
}
