using Cyberport.Grants.Components;

namespace Cyberport.Grants.Web.Programmes;

/// <summary>The administrator's pages of the programme; each tab is an address.</summary>
internal static class ProgrammeTabs
{
    public static IReadOnlyList<Tab> At(string href) =>
        [.. All.Select(t => new Tab(t.Text(), t.Href, t.Href == href))];

    private static readonly (Func<string> Text, string Href)[] All =
    [
        (() => ProgrammesText.Tab_Overview, "/programme"),
        (() => ProgrammesText.Tab_Criteria, "/programme/criteria"),
        (() => ProgrammesText.Tab_Prices, "/programme/prices"),
        (() => ProgrammesText.Tab_Conditions, "/programme/conditions"),
        (() => ProgrammesText.Tab_Forms, "/programme/forms"),
        (() => ProgrammesText.Tab_Calls, "/programme/calls"),
        (() => ProgrammesText.Tab_Capacity, "/programme/capacity"),
        (() => ProgrammesText.Tab_Holidays, "/programme/holidays"),
        (() => ProgrammesText.Tab_Notices, "/programme/notices"),
    ];
}
