namespace Cyberport.Grants.Web.Reviews;

/// <summary>What each score means, from 0 on.</summary>
internal static class ScoreWords
{
    public static IReadOnlyList<string> All =>
        [ReviewsText.Anchor_0, ReviewsText.Anchor_1, ReviewsText.Anchor_2, ReviewsText.Anchor_3, ReviewsText.Anchor_4, ReviewsText.Anchor_5];
}
