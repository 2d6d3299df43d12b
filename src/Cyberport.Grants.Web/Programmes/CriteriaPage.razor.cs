using System.Globalization;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Web.Programmes;

/// <summary>By what projects are judged: the versions so far, and the next one, written as a set.</summary>
public partial class CriteriaPage : ProgrammePart
{
    private readonly List<Line> _lines = [];

    private int Sum => _lines.Sum(l => l.Percent ?? 0);

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        _lines.Clear();
        _lines.AddRange((Programme?.Schemes.FirstOrDefault()?.Criteria ?? []).Select(c => new Line { Name = c.Name, Percent = (int)c.Weight.AsPercent, IsOfficial = c.IsOfficial }));
        if (_lines.Count == 0) _lines.Add(new());
    }

    private Task PublishAsync(Guid commandId) => TookAsync(
        Operations.RunAsync(new PublishCriteria(Programme!.Id, Programme.Version, [.. _lines.Select(l => new NewCriterion(l.Name, l.Percent ?? 0, l.IsOfficial))]), commandId),
        ProgrammesText.Criteria_Published);

    private static string SaidOf(SchemeView scheme) => string.Join(" · ", new[]
    {
        scheme.PublishedAt is { } at ? string.Format(CultureInfo.CurrentCulture, ProgrammesText.Published_At, HouseDates.DayOf(at)) : "",
        scheme.By ?? "",
        string.Format(CultureInfo.CurrentCulture, ProgrammesText.Scheme_Calls, scheme.Calls),
    }.Where(s => s.Length > 0));

    /// <summary>What is typed.</summary>
    private sealed class Line
    {
        public TrilingualText Name { get; set; } = new("", "", "");
        public int? Percent { get; set; }
        public bool IsOfficial { get; set; }
    }
}
