using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Programmes;

/// <summary>The open calls, for everybody.</summary>
public partial class Calls(OperationRunner operations) : ComponentBase
{
    private IReadOnlyList<CallRow> _calls = [];

    protected override async Task OnInitializedAsync() => _calls = (await operations.AskAsync(new ListCalls())).Value ?? [];
}
