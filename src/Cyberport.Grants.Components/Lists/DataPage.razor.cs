using System.Globalization;
using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Components;

/// <summary>
/// Rows of a <see cref="Page{T}"/> as a table. The first cell of a row holds <c>&lt;a class="row-link" href&gt;</c>, which makes the
/// whole row a link; figures stand in <c>td.num</c>.
/// </summary>
public partial class DataPage<TRow>(NavigationManager navigation) : ComponentBase
{
    [Parameter, EditorRequired] public Page<TRow> Page { get; set; } = new([], 1, 1, 0);

    /// <summary>What the list is, for screen readers.</summary>
    [Parameter, EditorRequired] public string Caption { get; set; } = "";

    /// <summary>The header cells: <c>&lt;th scope="col"&gt;</c>…</summary>
    [Parameter, EditorRequired] public RenderFragment Header { get; set; } = _ => { };

    /// <summary>The cells of one row.</summary>
    [Parameter, EditorRequired] public RenderFragment<TRow> Row { get; set; } = _ => _ => { };

    /// <summary>Usually an <see cref="EmptyState"/>.</summary>
    [Parameter] public RenderFragment? Empty { get; set; }

    /// <summary>A list rather than a table: its one heading repeats the page's and is read out only.</summary>
    [Parameter] public bool OneColumn { get; set; }

    [Parameter] public string? CsvHref { get; set; }

    /// <summary>The query parameter that holds the page's number.</summary>
    [Parameter] public string PageKey { get; set; } = "page";

    private string Count => string.Format(
        CultureInfo.CurrentCulture, Page.Total == 1 ? ComponentsText.Count_One : ComponentsText.Count_Many, Page.Total.ToString("N0", CultureInfo.InvariantCulture));

    private string Address(int number) => navigation.GetUriWithQueryParameter(PageKey, number == 1 ? null : number);
}
