using System.Globalization;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Panels;

/// <summary>Whether figures typed for an approval may be recorded at all, decided purely; room in fund and centre is asked of the stock.</summary>
public static class DecisionRules
{
    /// <param name="steps">The days on which capacity steps; an award may start on one.</param>
    /// <param name="resolution">The Committee's reason for more than the standard rate.</param>
    /// <exception cref="RuleViolation">Says which figure does not fit and what would.</exception>
    public static void RequireFits(Verdict verdict, AwardFigures figures, ComputeRequest asked, Programme programme, IEnumerable<DateOnly> steps, DateOnly today, string resolution = "")
    {
        if (figures.Cards.Count < 1) throw Refusal("panels.cards-missing", PanelsWords.CardsMissing);
        if (figures.Months is < 1 or > AwardFigures.MaxMonths) throw Refusal("panels.months-out-of-range", PanelsWords.MonthsOutOfRange, AwardFigures.MaxMonths);
        if (figures.Start < today) throw Refusal("panels.start-past", PanelsWords.StartPast);
        if (figures.Start.Day != 1 && !steps.Contains(figures.Start)) throw Refusal("panels.start-not-a-first", PanelsWords.StartNotAFirst);
        RequireRate(figures.Rate, programme, resolution);

        if (asked.CardMonths is not { } wanted) return;
        if (figures.CardMonths.Count > wanted.Count) throw Refusal("panels.more-than-asked", PanelsWords.MoreThanAsked, figures.CardMonths, wanted);
        switch (verdict)
        {
            case Verdict.Approve when figures.CardMonths != wanted || figures.Cards != asked.Cards:
                throw Refusal("panels.not-as-asked", PanelsWords.NotAsAsked, asked.Cards!.Value, asked.Months!.Value);
            case Verdict.ApproveLess when figures.CardMonths == wanted:
                throw Refusal("panels.not-less", PanelsWords.NotLess, wanted);
        }
    }

    /// <summary>Above the standard cap only by a resolution of the Committee (DOMAIN rule 5); above the exceptional cap never.</summary>
    public static void RequireRate(Share rate, Programme programme, string resolution)
    {
        if (rate.BasisPoints == 0) throw Refusal("panels.rate-missing", PanelsWords.RateMissing);
        if (rate > programme.ExceptionalRateCap) throw Refusal("panels.rate-above-maximum", PanelsWords.RateAboveMaximum, rate, programme.ExceptionalRateCap);
        if (rate > programme.StandardRateCap && resolution.Length == 0)
            throw Refusal("panels.rate-needs-resolution", PanelsWords.RateNeedsResolution, rate, programme.StandardRateCap, programme.ExceptionalRateCap);
    }

    private static RuleViolation Refusal(string code, string words, params object[] values) =>
        new(code, string.Format(CultureInfo.CurrentCulture, words, values));
}
