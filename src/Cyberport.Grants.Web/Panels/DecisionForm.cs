using System.Globalization;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Web.Panels;

/// <summary>What is being typed about one project; starts with what stands recorded, else with what was asked for.</summary>
public sealed class DecisionForm
{
    public Verdict Verdict { get; set; } = Verdict.Approve;
    public int? Cards { get; set; }
    public int? Months { get; set; }
    public DateOnly? Start { get; set; }
    public int? RatePercent { get; set; }
    public IReadOnlyList<string> Conditions { get; set; } = [];

    /// <summary>For more than the standard rate.</summary>
    public string Resolution { get; set; } = "";

    /// <summary>Criterion → reason; 0 is the reason of another kind.</summary>
    public Dictionary<int, string> Reasons { get; } = [];

    public static DecisionForm Of(DecisionView view)
    {
        var terms = view.Recorded?.Terms;
        var form = new DecisionForm
        {
            Verdict = view.Recorded?.Verdict ?? Verdict.Approve,
            Cards = terms?.Figures.Cards.Count ?? view.AskedCards?.Count,
            Months = terms?.Figures.Months ?? view.AskedMonths,
            Start = terms?.Figures.Start ?? (view.AskedStart is { } asked && view.Starts.Contains(asked) ? asked : view.Starts.Count > 0 ? view.Starts[0] : null),
            RatePercent = (terms?.Figures.Rate ?? view.StandardRateCap).BasisPoints / 100,
            Conditions = view.Recorded?.Conditions ?? [],
            Resolution = view.Recorded?.Resolution ?? "",
        };
        foreach (var reason in view.Recorded?.Reasons ?? []) form.Reasons[reason.Criterion] = reason.Text;
        return form;
    }

    /// <summary>The figures, as soon as all of them can be read.</summary>
    public AwardFigures? Figures =>
        Verdict != Verdict.Refuse && Cards is { } cards and > 0 && Months is { } months and > 0 && Start is { } start && RatePercent is { } rate and >= 0 and <= 100
            ? new(new Cards(cards), months, start, Share.Percent(rate)) : null;

    public RecordDecision ToOperation(ProjectId project, long version) => new(
        project, version, Verdict, Figures, Verdict == Verdict.Refuse ? [] : Conditions,
        Verdict == Verdict.Approve ? [] : [.. Reasons.Where(r => !string.IsNullOrWhiteSpace(r.Value)).OrderBy(r => r.Key).Select(r => new DecisionReason(r.Key, r.Value.Trim()))],
        Resolution.Trim());

    /// <summary>Names the act on the button.</summary>
    public string Act => Verdict == Verdict.Refuse ? PanelsText.Act_Refuse
        : Figures is { } figures ? string.Format(CultureInfo.CurrentCulture, PanelsText.Act_Approve, figures.Cards, figures.Months, figures.Rate)
        : PanelsText.Act_Incomplete;
}
