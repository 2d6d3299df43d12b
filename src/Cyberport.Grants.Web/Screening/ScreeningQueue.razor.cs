using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Screening;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Screening;

/// <summary>The secretariat's cases, what is due first on top.</summary>
public partial class ScreeningQueue(OperationRunner operations) : ComponentBase
{
    private Page<ScreeningRow>? _page;
    private Problem? _problem;

    [SupplyParameterFromQuery] public int? Page { get; set; }
    [SupplyParameterFromQuery] public string? State { get; set; }
    [SupplyParameterFromQuery] public string? Mine { get; set; }

    private static IReadOnlyList<Filter> Filters =>
    [
        new("mine", ScreeningText.Whose, [new("yes", ScreeningText.Filter_Mine)]),
        new("state", ScreeningText.State, [
            new(nameof(ScreeningState.WithApplicant), Words.Of(ScreeningState.WithApplicant, ScreeningWords.ResourceManager)),
            new(nameof(ScreeningState.Passed), Words.Of(ScreeningState.Passed, ScreeningWords.ResourceManager)),
            new(nameof(ScreeningState.Closed), Words.Of(ScreeningState.Closed, ScreeningWords.ResourceManager))]),
    ];

    protected override async Task OnParametersSetAsync()
    {
        ScreeningState? state = Enum.TryParse<ScreeningState>(State, out var asked) && Enum.IsDefined(asked) ? asked : null;
        var outcome = await operations.AskAsync(new ViewScreeningQueue(state, Mine == "yes", Math.Max(1, Page ?? 1)));
        (_page, _problem) = (outcome.Value, outcome.Problem);
    }
}
