using Cyberport.Grants.Applications;
using Cyberport.Grants.Audit;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Reviews;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Reviews;

public sealed class ReviewTests
{
    [Fact]
    public async Task A_review_is_asked_for_saved_as_typed_and_counts_once_submitted()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.DecidableAsync(2, 3); // Wednesday 7 January 2026
        var review = await road.AskedAsync(project, "reviewer1");

        var asked = (await road.Host.AskAsync(road.As("reviewer1"), new ViewMyReviews())).Value!.Open.Single();
        Assert.Equal((new DateOnly(2026, 1, 21), 10, ReviewAssignmentState.Asked), (asked.DueOn, asked.WorkingDaysLeft, asked.State));

        var half = new ReviewSheet([new(1, null, "I am not")], null, "", "");
        var saved = await road.Host.DoneAsync(road.As("reviewer1"), new SaveReview(review, 0, half));
        Assert.Equal("I am not", (await road.ReviewAsync(review, "reviewer1")).Sheet.Of(1).Comment);
        saved = await road.Host.DoneAsync(road.As("reviewer1"), new SaveReview(review, saved.Version, ReviewScene.Sheet(4)));
        await road.Host.DoneAsync(road.As("reviewer1"), new SubmitReview(review, saved.Version));

        var view = await road.ReviewAsync(review, "reviewer1");
        Assert.Equal((ReviewAssignmentState.Submitted, 8000), (view.State, view.Points));
        Assert.Equal(review, (await road.Host.AskAsync(road.As("reviewer1"), new ViewMyReviews())).Value!.Done.Single().Id);
        Assert.Empty(await road.Host.BreachesAsync());
        Assert.Equal("reviews.not-open", (await road.Host.RunAsync(road.As("reviewer1"), new SaveReview(review, view.Version, half))).Problem!.Code);
    }

    [Fact]
    public async Task What_is_saved_leaves_a_row_of_history_and_none_in_the_trail()
    {
        await using var road = await RoadHost.StartAsync();
        var review = await road.AskedAsync(await road.DecidableAsync(2, 3), "reviewer1");
        var before = await road.Host.InDatabaseAsync(db => db.Set<AuditRow>().CountAsync());

        await road.SavedAsync(review, "reviewer1", 4);

        Assert.Equal(before, await road.Host.InDatabaseAsync(db => db.Set<AuditRow>().CountAsync()));
        var row = await road.Host.InDatabaseAsync(db => db.Set<ReviewHistory>().SingleAsync());
        Assert.Equal((1L, road.As("reviewer1").Person), (row.ReviewVersion, row.By));
    }

    [Fact]
    public async Task A_second_tab_overwrites_nothing()
    {
        await using var road = await RoadHost.StartAsync();
        var review = await road.AskedAsync(await road.DecidableAsync(2, 3), "reviewer1");
        await road.SavedAsync(review, "reviewer1", 4);

        Assert.Equal(OutcomeKind.Stale, (await road.Host.RunAsync(road.As("reviewer1"), new SaveReview(review, 0, ReviewScene.Sheet(1)))).Kind);
        Assert.Equal(OutcomeKind.Stale, (await road.Host.RunAsync(road.As("reviewer1"), new SubmitReview(review, 0))).Kind);
        Assert.Equal(4, (await road.ReviewAsync(review, "reviewer1")).Sheet.Of(1).Score);
    }

    [Theory]
    [InlineData(null, ReviewScene.Because, Confidence.High)]
    [InlineData(3, "", Confidence.High)]
    [InlineData(3, "Good. Good. Good.   ", Confidence.High)]
    [InlineData(3, ReviewScene.Because, null)]
    public async Task What_lacks_something_is_not_submitted(int? score, string comment, Confidence? confidence)
    {
        await using var road = await RoadHost.StartAsync();
        var review = await road.AskedAsync(await road.DecidableAsync(2, 3), "reviewer1");
        var saved = await road.Host.DoneAsync(road.As("reviewer1"), new SaveReview(review, 0, new([new(1, score, comment), new(2, 3, ReviewScene.Because)], confidence, "", "")));

        Assert.Equal("reviews.incomplete", (await road.Host.RunAsync(road.As("reviewer1"), new SubmitReview(review, saved.Version))).Problem!.Code);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(-1)]
    public async Task A_score_beyond_the_scale_is_invalid(int score)
    {
        await using var road = await RoadHost.StartAsync();
        var review = await road.AskedAsync(await road.DecidableAsync(2, 3), "reviewer1");

        Assert.Equal(OutcomeKind.Invalid, (await road.Host.RunAsync(road.As("reviewer1"), new SaveReview(review, 0, ReviewScene.Sheet(score)))).Kind);
    }

    [Fact]
    public async Task A_criterion_that_the_programme_does_not_have_is_not_found()
    {
        await using var road = await RoadHost.StartAsync();
        var review = await road.AskedAsync(await road.DecidableAsync(2, 3), "reviewer1");

        Assert.Equal(OutcomeKind.NotFound,
            (await road.Host.RunAsync(road.As("reviewer1"), new SaveReview(review, 0, new([new(9, 3, ReviewScene.Because)], null, "", "")))).Kind);
    }

    [Fact]
    public async Task Others_reviews_open_after_the_own_one_is_in_and_tell_no_name()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.DecidableAsync(2, 3);
        var (first, second) = (await road.AskedAsync(project, "reviewer1"), await road.AskedAsync(project, "reviewer2"));
        await road.SubmittedReviewAsync(first, "reviewer1", 5);

        await road.SavedAsync(second, "reviewer2", 1);
        Assert.Empty((await road.ReviewAsync(second, "reviewer2")).Others);
        await road.Host.DoneAsync(road.As("reviewer2"), new SubmitReview(second, 1));

        var other = (await road.ReviewAsync(second, "reviewer2")).Others.Single();
        Assert.Equal(5, other.Sheet.Of(1).Score);
        Assert.DoesNotContain("Mok", System.Text.Json.JsonSerializer.Serialize(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_its_reviewer_opens_a_review()
    {
        await using var road = await RoadHost.StartAsync();
        var review = await road.AskedAsync(await road.DecidableAsync(2, 3), "reviewer1");

        Assert.Equal(OutcomeKind.NotFound, (await road.Host.AskAsync(road.As("reviewer2"), new ViewReview(review))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(road.As("reviewer2"), new SaveReview(review, 0, ReviewScene.Sheet(1)))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(road.As("reviewer2"), new SubmitReview(review, 0))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(road.As("reviewer2"), new DeclineReview(review, DeclineKind.NoTime, "Too much."))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.AskAsync(road.As("pi"), new ViewReview(review))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.AskAsync(road.As("officer"), new ViewReview(review))).Kind);
    }

    [Fact]
    public async Task Who_declines_says_why_and_is_not_asked_again()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.DecidableAsync(2, 3);
        var review = await road.AskedAsync(project, "reviewer1");

        Assert.Equal(OutcomeKind.Invalid, (await road.Host.RunAsync(road.As("reviewer1"), new DeclineReview(review, DeclineKind.NoTime, " "))).Kind);
        Assert.Equal("reviews.declare-conflict", (await road.Host.RunAsync(road.As("reviewer1"), new DeclineReview(review, DeclineKind.Conflict, "My brother leads it."))).Problem!.Code);
        await road.Host.DoneAsync(road.As("reviewer1"), new DeclineReview(review, DeclineKind.NotMyField, "I know vision, not speech."));

        Assert.Equal(OutcomeKind.NotFound, (await road.Host.AskAsync(road.As("reviewer1"), new ViewReview(review))).Kind);
        Assert.Equal("reviews.asked-already",
            (await road.Host.RunAsync(road.As("officer"), new GiveReview(project, road.As("reviewer1").RequirePerson(), "Please."))).Problem!.Code);
    }

    [Fact]
    public async Task A_review_given_back_counts_no_more_until_it_is_submitted_again()
    {
        await using var road = await RoadHost.StartAsync();
        var review = await road.AskedAsync(await road.DecidableAsync(2, 3), "reviewer1");
        await road.SubmittedReviewAsync(review, "reviewer1", 5);
        var version = await road.Host.InDatabaseAsync(db => db.Set<ReviewAssignment>().Select(a => a.Version).SingleAsync());

        Assert.Equal(OutcomeKind.Invalid, (await road.Host.RunAsync(road.As("officer"), new ReopenReview(review, version, ""))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.RunAsync(road.As("chair"), new ReopenReview(review, version, "Please."))).Kind);
        await road.Host.DoneAsync(road.As("officer"), new ReopenReview(review, version, "The comment speaks of another project."));

        var view = await road.ReviewAsync(review, "reviewer1");
        Assert.Equal((ReviewAssignmentState.Reviewing, "The comment speaks of another project."), (view.State, view.ReopenedBecause));
        Assert.Null(await road.Host.InDatabaseAsync(db => db.Set<Review>().Select(r => r.WeightedPoints).SingleAsync()));
        await road.Host.DoneAsync(road.As("reviewer1"), new SubmitReview(review, view.Version));
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task Three_are_asked_and_no_fourth()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.DecidableAsync(2, 3);
        foreach (var reviewer in new[] { "reviewer1", "reviewer2", "reviewer3" }) await road.AskedAsync(project, reviewer);

        var fourth = new GiveReview(project, road.As("reviewer4").RequirePerson(), "One more.");
        Assert.Equal("reviews.enough", (await road.Host.RunAsync(road.As("officer"), fourth)).Problem!.Code);
        Assert.Equal("reviews.no-reviewer", (await road.Host.RunAsync(road.As("officer"), fourth with { Reviewer = road.As("finance").RequirePerson() })).Problem!.Code);
        var third = await road.Host.InDatabaseAsync(db => db.Set<ReviewAssignment>().Where(a => a.Reviewer == road.As("reviewer3").Person).Select(a => a.Id).SingleAsync());
        await road.Host.DoneAsync(road.As("officer"), fourth with { InsteadOf = third });
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.AskAsync(road.As("reviewer3"), new ViewReview(third))).Kind);
    }

    [Fact]
    public async Task A_case_that_is_taken_back_or_decided_is_reviewed_no_more()
    {
        await using var road = await RoadHost.StartAsync();
        var (gone, decided) = (await road.DecidableAsync(2, 3), await road.DecidableAsync(2, 3));
        var (first, second) = (await road.AskedAsync(gone, "reviewer1"), await road.AskedAsync(decided, "reviewer1"));

        var application = await road.Host.InDatabaseAsync(db => db.Set<Project>().Where(p => p.Id == gone).Select(p => p.ApplicationId).SingleAsync());
        var version = await road.Host.InDatabaseAsync(db => db.Set<GrantApplication>().Where(a => a.Id == application).Select(a => a.Version).SingleAsync());
        await road.Host.DoneAsync(road.As("pi"), new WithdrawApplication(application, version, "Our plans changed."));
        var decision = await road.Host.DoneAsync(road.As("officer"), RoadHost.Approve(decided, 2, 3));
        await road.ConfirmAsync(decision);

        Assert.Empty((await road.Host.AskAsync(road.As("reviewer1"), new ViewMyReviews())).Value!.Open);
        foreach (var review in new[] { first, second })
            Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(road.As("reviewer1"), new SaveReview(review, 0, ReviewScene.Sheet(3)))).Kind);
        Assert.Equal(OutcomeKind.NotFound,
            (await road.Host.RunAsync(road.As("officer"), new GiveReview(decided, road.As("reviewer2").RequirePerson(), "Late."))).Kind);
    }
}
