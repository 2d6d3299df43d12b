using Cyberport.Grants.Kernel;
using Cyberport.Grants.Screening;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Screening;

/// <summary>One case: what came in, and the officer's word that it is complete.</summary>
public partial class ScreeningCasePage(OperationRunner operations) : ComponentBase
{
    private const string Queue = "/screening";

    private ScreeningView? _case;
    private Problem? _problem;
    private string? _note;
    private bool _passed;

    [Parameter] public Guid Id { get; set; }
    [CascadingParameter] public required Actor Me { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var outcome = await operations.AskAsync(new ViewScreeningCase(new(Id)));
        _case = outcome.Value;
        if (!outcome.IsDone) _problem = outcome.Problem;
    }

    private async Task PassAsync(Guid command)
    {
        var outcome = await operations.RunAsync(new PassScreening(_case!.Id, _case.Version, _note ?? ""), command);
        (_passed, _problem) = (outcome.IsDone, outcome.Problem);
        await LoadAsync();
    }
}
