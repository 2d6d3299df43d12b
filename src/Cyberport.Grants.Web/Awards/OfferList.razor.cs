using Cyberport.Grants.Awards;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Awards;

/// <summary>Offers and awards: all of them for staff, an organisation's own for its people.</summary>
public partial class OfferList(OperationRunner operations) : ComponentBase
{
    private Page<OfferRow>? _page;
    private Problem? _problem;

    [SupplyParameterFromQuery] public int? Page { get; set; }
    [SupplyParameterFromQuery] public string? State { get; set; }

    private static IReadOnlyList<Filter> Filters =>
        [new("state", AwardsText.State, [.. Enum.GetValues<OfferState>().Select(s => new FilterOption(s.ToString(), Words.Of(s, AwardsWords.ResourceManager)))])];

    protected override async Task OnParametersSetAsync()
    {
        OfferState? state = Enum.TryParse<OfferState>(State, out var asked) ? asked : null;
        var outcome = await operations.AskAsync(new ViewOffers(state, Math.Max(1, Page ?? 1)));
        (_page, _problem) = (outcome.Value, outcome.Problem);
    }
}
