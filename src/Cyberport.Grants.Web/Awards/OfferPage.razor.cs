using Cyberport.Grants.Awards;
using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Awards;

/// <summary>The letter, and beside it the endorser's answer.</summary>
public partial class OfferPage(OperationRunner operations) : ComponentBase
{
    private const string List = "/awards";

    private OfferView? _offer;
    private Problem? _problem;
    private string? _answered;
    private string? _signature;
    private string? _post;
    private string? _reason;
    private bool _agrees;

    [Parameter] public Guid Id { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var outcome = await operations.AskAsync(new ViewOffer(new(Id)));
        _offer = outcome.Value;
        if (!outcome.IsDone) _problem = outcome.Problem;
    }

    private async Task AcceptAsync(Guid command)
    {
        var outcome = await operations.RunAsync(
            new AcceptOffer(_offer!.Id, _offer.Version, _offer.Digest.Hex, _signature ?? "", _post ?? "", _agrees), command);
        await ShowAsync(outcome.Problem, AwardsText.Accepted);
    }

    private async Task DeclineAsync(Guid command)
    {
        var outcome = await operations.RunAsync(new DeclineOffer(_offer!.Id, _offer.Version, _reason ?? ""), command);
        await ShowAsync(outcome.Problem, AwardsText.Declined);
    }

    private async Task ShowAsync(Problem? problem, string done)
    {
        (_problem, _answered) = (problem, problem is null ? done : null);
        await LoadAsync();
    }

    private string? ErrorOf(string field) => _problem?.Fields?.GetValueOrDefault(field)?.FirstOrDefault();
}
