using System.Globalization;

namespace Cyberport.Grants.Reviews;

/// <summary>What a review is worth and what it lacks. Pure.</summary>
public static class ReviewRules
{
    /// <summary>A comment must say something: a default of this project.</summary>
    public const int ShortestComment = 20;

    /// <summary>Hundredths of a point out of 100: the sum of weight × score / 5, half away from zero. Null while a score is missing.</summary>
    public static int? WeightedPoints(IEnumerable<ReviewCriterion> criteria, ReviewSheet sheet)
    {
        var fifths = 0;
        foreach (var criterion in criteria)
        {
            if (sheet.Of(criterion.Number).Score is not { } score) return null;
            fifths += criterion.Weight.BasisPoints * score;
        }
        return (2 * fifths + Review.HighestScore) / (2 * Review.HighestScore);
    }

    /// <summary>What stands in the way of submitting, one sentence each, in the order of the form. Keys name the field.</summary>
    public static IReadOnlyList<ReviewGap> Gaps(IEnumerable<ReviewCriterion> criteria, ReviewSheet sheet)
    {
        var gaps = new List<ReviewGap>();
        foreach (var criterion in criteria.OrderBy(c => c.Number))
        {
            var (_, score, comment) = sheet.Of(criterion.Number);
            if (score is null) gaps.Add(new(criterion.Number, false, Format(ReviewsWords.ScoreMissing, criterion.Name)));
            if (comment.Trim().Length < ShortestComment) gaps.Add(new(criterion.Number, true, Format(ReviewsWords.CommentShort, criterion.Name, ShortestComment, comment.Trim().Length)));
        }
        if (sheet.Confidence is null) gaps.Add(new(null, false, ReviewsWords.ConfidenceMissing));
        return gaps;
    }

    private static string Format(string words, params object[] values) => string.Format(CultureInfo.CurrentCulture, words, values);
}

/// <param name="Criterion">None: the confidence.</param>
public sealed record ReviewGap(int? Criterion, bool IsComment, string Words);
