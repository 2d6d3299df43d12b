using System.Globalization;
using Cyberport.Grants.Allocations;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Allocations;

/// <summary>The operator's page: does the centre answer, is it as we want it, who waits for a login.</summary>
public partial class CentrePage(OperationRunner operations) : ComponentBase
{
    private CentreView? _centre;
    private AllocationsView? _list;
    private IReadOnlyList<UsageMonth> _months = [];
    private IReadOnlyList<Filter> _filters = [];
    private Problem? _problem;

    [SupplyParameterFromQuery] public int? Page { get; set; }
    [SupplyParameterFromQuery] public string? Truth { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var centre = await operations.AskAsync(new ViewCentre());
        var list = await operations.AskAsync(new ViewAllocations(Enum.TryParse<AllocationTruth>(Truth, out var truth) ? truth : null, Math.Max(1, Page ?? 1)));
        (_centre, _list, _problem) = (centre.Value, list.Value, centre.Problem ?? list.Problem);
        if (_centre is null || _list is null) return;
        _months = [.. _centre.Months.Select(m => new UsageMonth(m.Month, m.Used.Hours, m.Available?.Hours))];
        _filters = [new("Truth", AllocationsText.OnCluster, [.. _list.ByTruth.OrderBy(t => t.Key).Select(t =>
            new FilterOption(t.Key.ToString(), Words.Of(t.Key, AllocationsWords.ResourceManager), t.Value))])];
    }

    /// <summary>Asks for a check and waits a moment for the worker, so that the page shows what it found.</summary>
    private async Task CheckAsync(Guid command)
    {
        var before = _centre?.CheckedAt;
        var outcome = await operations.RunAsync(new CheckCentreNow(), command);
        _problem = outcome.Problem;
        for (var i = 0; i < 8 && outcome.IsDone && (_centre is null || _centre.CheckedAt == before); i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            await LoadAsync();
        }
    }

    private static string InstantOr(DateTime? at) => at is { } known ? HouseDates.Instant(known) : "–";
    private static string Hours(TresMinutes minutes) => minutes.Hours.ToString("#,##0", CultureInfo.InvariantCulture);
}
