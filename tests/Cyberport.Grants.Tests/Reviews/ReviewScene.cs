using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Reviews;

namespace Cyberport.Grants.Tests.Reviews;

/// <summary>Projects that have passed screening, and reviewers asked by the officer.</summary>
internal static class ReviewScene
{
    public const string Because = "The plan names its data, its scale and its people.";

    /// <summary>Asked, and has said that nothing stands between.</summary>
    public static async Task<ReviewAssignmentId> AskedAsync(this RoadHost road, ProjectId project, string reviewer, bool declares = true)
    {
        var review = await road.Host.DoneAsync(road.As("officer"), new GiveReview(project, road.As(reviewer).RequirePerson(), "Knows the field."));
        if (declares) await road.Host.DoneAsync(road.As(reviewer), new DeclareConflict((await road.ReviewAsync(review, reviewer)).Application, null, ""));
        return review;
    }

    public static ReviewSheet Sheet(int score, string comment = Because) => new([new(1, score, comment), new(2, score, comment)], Confidence.Medium, "For the Committee.", "For the applicant.");

    public static async Task<long> SavedAsync(this RoadHost road, ReviewAssignmentId review, string reviewer, int score) =>
        (await road.Host.DoneAsync(road.As(reviewer), new SaveReview(review, 0, Sheet(score)))).Version;

    public static async Task SubmittedReviewAsync(this RoadHost road, ReviewAssignmentId review, string reviewer, int score) =>
        await road.Host.DoneAsync(road.As(reviewer), new SubmitReview(review, await road.SavedAsync(review, reviewer, score)));

    public static async Task<ReviewView> ReviewAsync(this RoadHost road, ReviewAssignmentId review, string reviewer) =>
        (await road.Host.AskAsync(road.As(reviewer), new ViewReview(review))).Value!;
}
