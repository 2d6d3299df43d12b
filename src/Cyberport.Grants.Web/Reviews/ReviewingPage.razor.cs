using Cyberport.Grants.Kernel;
using Cyberport.Grants.Reviews;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Reviews;

/// <summary>Who reviews what, whom the rule proposes and why; given with one act, swapped one by one with a reason.</summary>
public partial class ReviewingPage(OperationRunner operations) : ComponentBase
{
    private ReviewingView? _view;
    private Problem? _problem;
    private int? _given;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var outcome = await operations.AskAsync(new ViewReviewing());
        _view = outcome.Value;
        if (!outcome.IsDone) _problem = outcome.Problem;
    }

    private async Task GiveAsync(Guid command)
    {
        var outcome = await operations.RunAsync(new GiveProposedReviews(_view!.Pairs), command);
        (_given, _problem) = (outcome.IsDone ? outcome.Value : null, outcome.Problem);
        await LoadAsync();
    }

    private async Task SwapAsync((GiveReview Give, Guid Command) asked)
    {
        var outcome = await operations.RunAsync(asked.Give, asked.Command);
        (_given, _problem) = (outcome.IsDone ? 1 : null, outcome.Problem);
        await LoadAsync();
    }
}
