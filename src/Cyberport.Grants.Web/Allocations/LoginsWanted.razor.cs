using Cyberport.Grants.Allocations;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Allocations;

/// <summary>People who may compute and have no login yet; the operator enters what the cluster's administrators made for them.</summary>
public partial class LoginsWanted(OperationRunner operations) : ComponentBase
{
    private readonly Dictionary<PersonId, string> _typed = [];
    private Problem? _problem;

    [Parameter, EditorRequired] public IReadOnlyList<LoginWanted> People { get; set; } = [];

    /// <summary>A login was entered: the list is shorter now.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    private string Typed(LoginWanted person) => _typed.GetValueOrDefault(person.Person, "");

    private async Task EnterAsync(LoginWanted person, Guid command)
    {
        var outcome = await operations.RunAsync(new SetClusterLogin(person.Person, Typed(person).Trim(), person.Version), command);
        _problem = outcome.Problem;
        if (outcome.IsDone) await Changed.InvokeAsync();
    }
}
