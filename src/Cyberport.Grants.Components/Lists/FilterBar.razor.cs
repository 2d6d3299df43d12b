using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Components;

/// <summary>One thing to filter by; its value stands in the query string under <paramref name="Key"/>.</summary>
public sealed record Filter(string Key, string Label, IReadOnlyList<FilterOption> Options);

/// <param name="Value">What stands in the address.</param>
/// <param name="Count">How many rows it would show, where that is cheap to know.</param>
public sealed record FilterOption(string Value, string Text, int? Count = null);

/// <summary>Switching a filter goes back to the first page.</summary>
public partial class FilterBar(NavigationManager navigation) : ComponentBase
{
    private string? _search;

    [Parameter] public IReadOnlyList<Filter> Filters { get; set; } = [];

    /// <summary>The query parameter of the search box; left out, there is no box.</summary>
    [Parameter] public string? SearchKey { get; set; }
    [Parameter] public string? SearchLabel { get; set; }
    [Parameter] public string PageKey { get; set; } = "page";

    protected override void OnParametersSet() => _search = SearchKey is null ? null : Current(SearchKey);

    private string? Current(string key)
    {
        foreach (var pair in new Uri(navigation.Uri).Query.TrimStart('?').Split('&'))
        {
            var parts = pair.Split('=', 2);
            if (parts.Length == 2 && Uri.UnescapeDataString(parts[0]) == key) return Uri.UnescapeDataString(parts[1].Replace('+', ' '));
        }
        return null;
    }

    private bool IsOn(Filter filter, FilterOption option) => Current(filter.Key) == option.Value;

    private string Address(Filter filter, FilterOption option, bool on) =>
        navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [filter.Key] = on ? null : option.Value, [PageKey] = null });

    private void Search()
    {
        if (SearchKey is null) return;
        navigation.NavigateTo(navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            [SearchKey] = string.IsNullOrWhiteSpace(_search) ? null : _search.Trim(),
            [PageKey] = null,
        }));
    }
}
