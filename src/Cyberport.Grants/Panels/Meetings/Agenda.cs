using System.Globalization;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Panels.Meetings;

/// <summary>How far a project is on its way to the Committee.</summary>
/// <param name="Assessed">The technical assessment is given.</param>
/// <param name="Reviews">Handed in, by people without a conflict.</param>
public readonly record struct Readiness(bool Assessed, int Reviews)
{
    /// <summary>Reviews that are due for a project (issue of every panel of three).</summary>
    public const int ReviewsDue = 3;

    public bool HasEnoughReviews => Reviews >= ReviewsDue;
}

/// <summary>Whether a project may come before the Committee, decided purely.</summary>
public static class Agenda
{
    /// <param name="fewReviews">Why it comes with fewer reviews than are due; minuted.</param>
    /// <exception cref="RuleViolation">What is still missing.</exception>
    public static void RequireReady(string reference, Readiness readiness, string fewReviews)
    {
        if (!readiness.Assessed) throw Refusal("panels.not-assessed", PanelsWords.NotAssessed, reference);
        if (!readiness.HasEnoughReviews && fewReviews.Length == 0)
            throw Refusal("panels.few-reviews", PanelsWords.FewReviews, reference, readiness.Reviews, Readiness.ReviewsDue);
    }

    private static RuleViolation Refusal(string code, string words, params object[] values) =>
        new(code, string.Format(CultureInfo.CurrentCulture, words, values));
}
