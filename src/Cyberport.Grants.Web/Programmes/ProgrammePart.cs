using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Programmes;

/// <summary>What the pages of the programme share: the programme as it stands, and one answer to every act.</summary>
public abstract class ProgrammePart : ComponentBase
{
    [Inject] public required OperationRunner Operations { get; set; }
    [CascadingParameter] public required Actor Me { get; set; }

    /// <summary>Null before it is founded, and for whoever may not see it.</summary>
    protected ProgrammeView? Programme { get; private set; }
    protected Problem? Problem { get; set; }

    /// <summary>What was just done, in words.</summary>
    protected string? Said { get; set; }
    protected bool Loaded { get; private set; }
    protected bool Forbidden { get; private set; }
    protected bool MayChange => Me.May(Permission.Administer);

    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        Loaded = true;
    }

    protected virtual async Task LoadAsync()
    {
        var outcome = await Operations.AskAsync(new ViewProgramme());
        (Programme, Forbidden) = (outcome.Value, outcome.Kind == OutcomeKind.NotAllowed);
    }

    /// <summary>True when it was done; the page is loaded anew then, and says so.</summary>
    protected async Task<bool> TookAsync<T>(Task<Outcome<T>> running, string said)
    {
        var outcome = await running;
        (Problem, Said) = (outcome.Problem, outcome.IsDone ? said : null);
        if (outcome.IsDone) await LoadAsync();
        return outcome.IsDone;
    }

    protected string? ErrorOf(string field) => Problem?.Fields?.GetValueOrDefault(field)?.FirstOrDefault();
}
