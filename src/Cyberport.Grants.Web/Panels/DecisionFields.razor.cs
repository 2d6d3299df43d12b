using System.Globalization;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Panels;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Panels;

public partial class DecisionFields : ComponentBase
{
    [Parameter, EditorRequired] public required DecisionView View { get; set; }
    [Parameter, EditorRequired] public required DecisionForm Form { get; set; }

    /// <summary>A figure changed.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    private static IReadOnlyList<Choice> Verdicts =>
        [.. Enum.GetValues<Verdict>().Select(v => new Choice(v.ToString(), Words.Of(v, PanelsWords.ResourceManager)))];

    private IReadOnlyList<Choice> Starts => [.. View.Starts.Select(day => new Choice(Iso(day)!, HouseDates.Day(day)))];

    private IReadOnlyList<Choice> Conditions => [.. View.Conditions.Select(c => new Choice(c.Code, c.Text.ToString()))];

    private Task SetVerdict(string verdict) => Set(() => Form.Verdict = Enum.Parse<Verdict>(verdict));

    private Task Set(Action change)
    {
        change();
        return Changed.InvokeAsync();
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Read(string iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
