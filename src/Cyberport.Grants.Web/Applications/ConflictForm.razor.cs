using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Applications;

/// <summary>The declaration of conflicts before a case's papers open: "none" opens them, anything else closes the case to the reader.</summary>
public partial class ConflictForm(OperationRunner operations) : ComponentBase
{
    private const string None = "None";

    private DeclarationView? _view;
    private Problem? _problem;
    private bool _missing, _closed, _unanswered;
    private string? _answer, _reason;

    [Parameter, EditorRequired] public Guid Application { get; set; }

    /// <summary>The papers are open now.</summary>
    [Parameter] public EventCallback OnOpened { get; set; }

    private bool HasConflict => _answer is not (null or None);

    private static IReadOnlyList<Choice> Choices =>
        [new(None, ApplicationsText.Conflict_None), .. Enum.GetValues<Interest>().Select(i => new Choice(i.ToString(), Words.Of(i, ConflictsWords.ResourceManager)))];

    protected override async Task OnParametersSetAsync()
    {
        var outcome = await operations.AskAsync(new ViewDeclaration(new(Application)));
        (_view, _missing) = (outcome.Value, !outcome.IsDone);
    }

    private async Task DeclareAsync(Guid command)
    {
        _unanswered = _answer is null;
        if (_unanswered) return;
        var interest = HasConflict ? Enum.Parse<Interest>(_answer!) : (Interest?)null;
        var outcome = await operations.RunAsync(new DeclareConflict(new(Application), interest, _reason ?? ""), command);
        _problem = outcome.Problem;
        if (!outcome.IsDone) return;
        _closed = outcome.Value == PapersState.Closed;
        if (!_closed) await OnOpened.InvokeAsync();
    }

    private string? ErrorOf(string field) => _problem?.Fields is { } fields && fields.TryGetValue(field, out var messages) ? messages[0] : null;
}
