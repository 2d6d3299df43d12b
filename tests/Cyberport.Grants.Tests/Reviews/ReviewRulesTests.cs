using Cyberport.Grants.Reviews;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Reviews;

public sealed class ReviewRulesTests
{
    private const string Because = "Because of what the proposal says in part two.";

    [Theory]
    [InlineData(5, 5, 5, 5, 10_000)]
    [InlineData(0, 0, 0, 0, 0)]
    [InlineData(3, 3, 3, 3, 6_000)]
    [InlineData(5, 0, 0, 0, 2_500)]
    [InlineData(0, 1, 0, 0, 400)]
    [InlineData(4, 3, 5, 2, 7_200)]
    public void Points_are_weights_times_scores_of_five(int a, int b, int c, int d, int points) =>
        Assert.Equal(points, ReviewRules.WeightedPoints(Criteria(2500, 2000, 3000, 2500), Sheet([a, b, c, d])));

    [Theory]
    [InlineData(3333, 1, 667)] // 666.6
    [InlineData(3332, 1, 666)] // 666.4
    [InlineData(1, 3, 1)] // 0.6
    [InlineData(1, 2, 0)] // 0.4
    public void Odd_weights_are_rounded_once(int weight, int score, int points) =>
        Assert.Equal(points, ReviewRules.WeightedPoints(Criteria(weight), Sheet([score])));

    [Fact]
    public void A_missing_score_makes_no_points() => Assert.Null(ReviewRules.WeightedPoints(Criteria(5000, 5000), Sheet([5, null])));

    [Fact]
    public void Every_gap_is_named_in_the_order_of_the_form()
    {
        var sheet = new ReviewSheet([new(1, 4, "  too short to help "), new(2, null, Because)], null, "", "");

        var gaps = ReviewRules.Gaps(Criteria(5000, 5000), sheet);

        Assert.Equal([(1, true), (2, false), (null, false)], gaps.Select(g => (g.Criterion, g.IsComment)));
        Assert.Contains("at least 20 characters, now 17", gaps[0].Words, StringComparison.Ordinal);
        Assert.Empty(ReviewRules.Gaps(Criteria(5000, 5000), Sheet([0, 5])));
    }

    [Theory]
    [InlineData(ReviewAssignmentState.Asked, ReviewAssignmentAction.Begin, ReviewAssignmentState.Reviewing)]
    [InlineData(ReviewAssignmentState.Reviewing, ReviewAssignmentAction.Begin, ReviewAssignmentState.Reviewing)]
    [InlineData(ReviewAssignmentState.Asked, ReviewAssignmentAction.Submit, null)]
    [InlineData(ReviewAssignmentState.Reviewing, ReviewAssignmentAction.Submit, ReviewAssignmentState.Submitted)]
    [InlineData(ReviewAssignmentState.Submitted, ReviewAssignmentAction.Begin, null)]
    [InlineData(ReviewAssignmentState.Submitted, ReviewAssignmentAction.Reopen, ReviewAssignmentState.Reviewing)]
    [InlineData(ReviewAssignmentState.Submitted, ReviewAssignmentAction.Decline, null)]
    [InlineData(ReviewAssignmentState.Submitted, ReviewAssignmentAction.Withdraw, null)]
    [InlineData(ReviewAssignmentState.Asked, ReviewAssignmentAction.Decline, ReviewAssignmentState.Declined)]
    [InlineData(ReviewAssignmentState.Reviewing, ReviewAssignmentAction.GiveUp, ReviewAssignmentState.NotDelivered)]
    [InlineData(ReviewAssignmentState.NotDelivered, ReviewAssignmentAction.Submit, null)]
    [InlineData(ReviewAssignmentState.NotDelivered, ReviewAssignmentAction.Begin, null)]
    [InlineData(ReviewAssignmentState.Declined, ReviewAssignmentAction.Begin, null)]
    [InlineData(ReviewAssignmentState.Withdrawn, ReviewAssignmentAction.Submit, null)]
    public void The_table_of_an_assignment(ReviewAssignmentState from, ReviewAssignmentAction action, ReviewAssignmentState? to) =>
        Assert.Equal(to, ReviewAssignment.Next(from, action));

    private static IReadOnlyList<ReviewCriterion> Criteria(params int[] weights) =>
        [.. weights.Select((weight, i) => new ReviewCriterion(i + 1, new("Need", "需要", "需要"), new Share(weight), IsOfficial: true))];

    private static ReviewSheet Sheet(int?[] scores) => new([.. scores.Select((s, i) => new CriterionScore(i + 1, s, Because))], Confidence.High, "", "");
}
