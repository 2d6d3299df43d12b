using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Notifications;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Reviews;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Reviews;

public sealed class ReviewingTests
{
    [Fact]
    public async Task The_rule_proposes_three_with_reasons_and_one_act_asks_them()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.DecidableAsync(2, 3);
        await road.Host.DoneAsync(road.As("reviewer6"), new DescribeReviewer(["speech"], [ReadingLanguage.English], 5));
        await road.Host.InDatabaseAsync(async db =>
        {
            var application = await db.Set<Project>().Where(p => p.Id == project).Select(p => p.ApplicationId).SingleAsync();
            var answer = Answer.First(application, new("b.areas", project));
            db.Add(answer);
            answer.Write("speech", road.As("pi").RequirePerson(), road.Host.Clock.UtcNow);
            await db.SaveChangesAsync();
        });

        var view = await ViewAsync(road);
        var row = view.Projects.Single();
        Assert.Equal(3, row.Proposed.Count);
        Assert.Contains(row.Proposed, p => p.Name.English == "Tse Ching Nam" && p.Why.EndsWith("; 0 of 5 reviews", StringComparison.Ordinal) && p.Why.StartsWith("knows ", StringComparison.Ordinal));
        Assert.Contains(row.Proposed, p => p.Why == "no field in common; 0 of 5 reviews");

        Assert.Equal(3, await road.Host.DoneAsync(road.As("officer"), new GiveProposedReviews(view.Pairs)));

        Assert.All(await road.Host.InDatabaseAsync(db => db.Set<ReviewAssignment>().ToListAsync()), a => Assert.Null(a.GivenBy));
        var notice = await road.Host.InDatabaseAsync(db => db.Set<Mail>().FirstAsync(m => m.Kind == NoticeKind.ReviewAsked));
        Assert.Contains("AISS-2026-0001/1", notice.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Project 1", notice.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Harbour", notice.Body, StringComparison.Ordinal);
        Assert.Empty((await ViewAsync(road)).Pairs);
    }

    [Fact]
    public async Task A_pair_that_does_not_hold_any_more_is_refused_in_words_and_none_is_given()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.DecidableAsync(2, 3);
        var stale = (await ViewAsync(road)).Pairs;
        await road.Host.DoneAsync(road.As("admin"), new RecordAbsence(stale[2].Reviewer, road.Host.Clock.Today, road.Host.Clock.Today.AddDays(5), null));

        var outcome = await road.Host.RunAsync(road.As("officer"), new GiveProposedReviews(stale));

        Assert.Equal("reviews.away", outcome.Problem!.Code);
        Assert.Equal(0, await road.Host.InDatabaseAsync(db => db.Set<ReviewAssignment>().CountAsync()));
        Assert.DoesNotContain(stale[2], (await ViewAsync(road)).Pairs);
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.RunAsync(road.As("reviewer1"), new GiveProposedReviews(stale))).Kind);
        await road.Host.DoneAsync(road.As("officer"), new GiveProposedReviews((await ViewAsync(road)).Pairs));
        Assert.Equal("reviews.enough", (await road.Host.RunAsync(road.As("officer"), new GiveProposedReviews([stale[2] with { Project = project }]))).Problem!.Code);
    }

    [Fact]
    public async Task Where_too_few_can_be_asked_the_page_says_what_would_mend_it()
    {
        await using var road = await RoadHost.StartAsync();
        await road.DecidableAsync(2, 3);
        foreach (var full in new[] { "reviewer1", "reviewer2", "reviewer3", "reviewer4" })
            await road.Host.DoneAsync(road.As(full), new DescribeReviewer(["speech"], [ReadingLanguage.English], 0));

        Assert.StartsWith("1 missing: 4 full. It would be whole if", (await ViewAsync(road)).Projects.Single().Missing, StringComparison.Ordinal);
        Assert.Contains((await road.Host.AskAsync(road.As("officer"), new ViewHome())).Value!.Waiting, w => w.Kind == WaitingKind.ArrangeReviews);
    }

    [Fact]
    public async Task Nothing_is_written_before_the_reviewer_said_that_nothing_stands_between()
    {
        await using var road = await RoadHost.StartAsync();
        var review = await road.AskedAsync(await road.DecidableAsync(2, 3), "reviewer1", declares: false);

        var view = await road.ReviewAsync(review, "reviewer1");
        Assert.NotNull(view.ToDeclare);
        Assert.Equal("", view.Title.English);
        Assert.Equal("conflicts.declare-first", (await road.Host.RunAsync(road.As("reviewer1"), new SaveReview(review, 0, ReviewScene.Sheet(3)))).Problem!.Code);
        Assert.Equal("conflicts.declare-first", (await road.Host.AskAsync(road.As("reviewer1"), new ViewReviewPapers(review))).Problem!.Code);
    }

    [Fact]
    public async Task Who_declares_a_conflict_loses_the_case_at_once_and_another_is_asked_by_rule()
    {
        await using var road = await RoadHost.StartAsync();
        await road.DecidableAsync(2, 3);
        var pairs = (await ViewAsync(road)).Pairs;
        await road.Host.DoneAsync(road.As("officer"), new GiveProposedReviews(pairs));
        var (review, reviewer) = await HeldAsync(road);
        var application = (await road.ReviewAsync(review, reviewer)).Application;

        await road.Host.DoneAsync(road.As(reviewer), new DeclareConflict(application, Interest.Family, "My brother leads it."));

        Assert.Equal(OutcomeKind.NotFound, (await road.Host.AskAsync(road.As(reviewer), new ViewReview(review))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.AskAsync(road.As(reviewer), new ViewReviewPapers(review))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(road.As(reviewer), new SaveReview(review, 0, ReviewScene.Sheet(3)))).Kind);
        Assert.Empty((await road.Host.AskAsync(road.As(reviewer), new ViewMyReviews())).Value!.Open);
        Assert.DoesNotContain((await road.Host.AskAsync(road.As(reviewer), new ViewHome())).Value!.Waiting, w => w.Kind == WaitingKind.Review);
        Assert.Equal(3, (await ViewAsync(road)).Projects.Single().Given.Count);
        Assert.Equal(4, await road.Host.InDatabaseAsync(db => db.Set<ReviewAssignment>().CountAsync()));
    }

    [Fact]
    public async Task A_silent_reviewer_is_reminded_twice_told_once_that_it_is_overdue_and_replaced_after_three_days()
    {
        await using var road = await RoadHost.StartAsync();
        await road.DecidableAsync(2, 3); // Wednesday 7 January 2026: due on Wednesday 21
        await road.Host.DoneAsync(road.As("officer"), new GiveProposedReviews((await ViewAsync(road)).Pairs));
        async Task<(int Soon, int Overdue)> ToldAsync() => (await CountAsync(NoticeKind.ReviewDueSoon), await CountAsync(NoticeKind.ReviewOverdue));
        Task<int> CountAsync(NoticeKind kind) => road.Host.InDatabaseAsync(db => db.Set<Mail>().CountAsync(m => m.Kind == kind));
        async Task OnAsync(int day)
        {
            road.Host.Time.Advance(TimeSpan.FromDays(new DateOnly(2026, 1, day).DayNumber - road.Host.Clock.Today.DayNumber));
            for (var twice = 0; twice < 2; twice++) await road.Host.DoneAsync(Actor.System("Reviews"), new RemindReviewers());
        }

        await OnAsync(15);
        Assert.Equal((0, 0), await ToldAsync());
        await OnAsync(16); // three working days before
        Assert.Equal((3, 0), await ToldAsync());
        await OnAsync(20); // one
        Assert.Equal((6, 0), await ToldAsync());
        await OnAsync(21); // the day itself counts
        Assert.Equal((6, 0), await ToldAsync());
        await OnAsync(22);
        Assert.Equal((6, 3), await ToldAsync());
        Assert.Contains((await road.Host.AskAsync(road.As("officer"), new ViewHome())).Value!.Waiting, w => w.Kind == WaitingKind.ArrangeReviews);
        await OnAsync(26); // Thursday, Friday, Monday: the third day of grace
        Assert.Equal(3, await road.Host.InDatabaseAsync(db => db.Set<ReviewAssignment>().CountAsync()));
        await OnAsync(27);

        var all = await road.Host.InDatabaseAsync(db => db.Set<ReviewAssignment>().AsNoTracking().ToListAsync());
        Assert.Equal(3, all.Count(a => a.State == ReviewAssignmentState.NotDelivered));
        Assert.Equal(3, all.Count(a => a.State == ReviewAssignmentState.Asked)); // the other three of the six
        Assert.Equal(0, await road.Host.InDatabaseAsync(db => db.Set<Review>().CountAsync()));
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task Two_officers_who_swap_at_once_leave_three_reviewers()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.DecidableAsync(2, 3);
        await road.Host.DoneAsync(road.As("officer"), new GiveProposedReviews((await ViewAsync(road)).Pairs));
        var given = await road.Host.InDatabaseAsync(db => db.Set<ReviewAssignment>().AsNoTracking().ToListAsync());
        var free = Enumerable.Range(1, 6).Select(i => road.As($"reviewer{i}").RequirePerson()).Except(given.Select(g => g.Reviewer)).ToArray();

        await road.Host.DoneAsync(road.As("officer"), new GiveReview(project, free[0], "Knows the data.", given[0].Id));
        Assert.Equal("reviews.not-open", (await road.Host.RunAsync(road.As("officer"), new GiveReview(project, free[1], "Knows the data.", given[0].Id))).Problem!.Code);

        Assert.Equal(3, (await ViewAsync(road)).Projects.Single().Given.Count);
    }

    [Fact]
    public async Task A_profile_names_areas_of_the_form_alone()
    {
        await using var road = await RoadHost.StartAsync();

        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(road.As("reviewer1"), new DescribeReviewer(["alchemy"], [ReadingLanguage.English], 3))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await road.Host.RunAsync(road.As("reviewer1"), new DescribeReviewer([], [], 31))).Kind);
        await road.Host.DoneAsync(road.As("reviewer1"), new DescribeReviewer(["vision", "vision"], [ReadingLanguage.Chinese], 3));
        var view = (await road.Host.AskAsync(road.As("reviewer1"), new ViewReviewerProfile())).Value!;
        Assert.Equal(["vision"], view.Areas);
        Assert.Equal(3, view.MaxLoad);
    }

    private static async Task<ReviewingView> ViewAsync(RoadHost road) => (await road.Host.AskAsync(road.As("officer"), new ViewReviewing())).Value!;

    /// <summary>Somebody who was asked.</summary>
    private static async Task<(ReviewAssignmentId Review, string Reviewer)> HeldAsync(RoadHost road)
    {
        var given = await road.Host.InDatabaseAsync(db => db.Set<ReviewAssignment>().AsNoTracking().FirstAsync());
        return (given.Id, Enumerable.Range(1, 6).Select(i => $"reviewer{i}").Single(id => road.As(id).Person == given.Reviewer));
    }
}
