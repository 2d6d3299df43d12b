using System.Globalization;
using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cyberport.Grants.Web.Desk;

/// <summary>What the search of the bar found, by kind. The text stands in the address.</summary>
public partial class SearchPage(OperationRunner operations, IJSRuntime js) : ComponentBase
{
    private SearchView? _view;
    private Problem? _problem;
    private string? _lede;
    private bool _slash = true;

    [CascadingParameter] public required Actor Me { get; set; }
    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var outcome = await operations.AskAsync(new Search(Text));
        (_view, _problem) = (outcome.Value, outcome.Problem);
        _lede = _view is { Words.Count: > 0 } view
            ? string.Format(CultureInfo.CurrentCulture, DeskText.Search_Found, view.Total, string.Join(" ", view.Words)) : null;
    }

    // A key without a modifier must be possible to switch off (WCAG 2.1.4). The browser keeps it: shell.js reads it there.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        var on = await js.InvokeAsync<string?>("localStorage.getItem", "slash-key") != "off";
        if (on == _slash) return;
        _slash = on;
        StateHasChanged();
    }

    private async Task SwitchKeyAsync(bool on)
    {
        _slash = on;
        await js.InvokeVoidAsync("localStorage.setItem", "slash-key", on ? "on" : "off");
    }
}
