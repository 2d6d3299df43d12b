using Cyberport.Grants.Applications;
using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Applications;

/// <summary>What the organisation keeps as proof of having handed in.</summary>
public partial class ReceiptPage(OperationRunner operations) : ComponentBase
{
    private ReceiptView? _view;
    private bool _missing;

    [Parameter] public Guid Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var outcome = await operations.AskAsync(new ViewReceipt(new(Id)));
        (_view, _missing) = (outcome.Value, !outcome.IsDone);
    }
}
