using Cyberport.Grants.Applications;
using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Desk;

public sealed class CaseTimelineTests
{
    [Fact]
    public async Task A_road_says_what_is_done_who_has_it_and_what_comes_next()
    {
        await using var road = await RoadHost.StartAsync();
        var id = await CaseOfAsync(road, await road.SubmittedAsync(4, 6));

        var steps = await StepsAsync(road, id);

        Assert.Equal([TimelineState.Done, TimelineState.Done, TimelineState.Done, TimelineState.Current], steps.Take(4).Select(s => s.State));
        Assert.Equal(DeskWords.Step_Screening, steps[3].Title);
        Assert.NotNull(steps[3].Holder);
        Assert.All(steps.Skip(4), s => Assert.Equal(TimelineState.Next, s.State));
    }

    [Fact]
    public async Task What_is_recorded_and_not_published_stays_with_the_Committee()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.DecidableAsync(2, 3);
        var decision = await road.Host.DoneAsync(road.As("officer"), RoadHost.Approve(project, 2, 3));
        var id = await CaseOfAsync(road, project);
        Assert.Equal(DeskWords.Step_Decision, (await StepsAsync(road, id)).Single(s => s.State == TimelineState.Current).Title);

        await road.ConfirmAsync(decision);

        var now = (await StepsAsync(road, id)).Single(s => s.State == TimelineState.Current);
        Assert.Equal(DeskWords.Step_Offer, now.Title);
        Assert.NotNull(now.Href);
    }

    [Fact]
    public async Task An_offer_whose_time_is_over_is_where_the_road_stops_before_any_worker_noticed()
    {
        await using var road = await RoadHost.StartAsync();
        var offer = await road.OfferedAsync(2, 3);
        var id = await OnlyCaseAsync(road);
        road.Host.Time.Advance(offer.Deadline - road.Host.Clock.UtcNow);

        var last = (await StepsAsync(road, id))[^1];

        Assert.Equal((DeskWords.Step_Offer, TimelineState.Stopped), (last.Title, last.State));
        Assert.Equal(offer.Deadline, last.At);
    }

    [Fact]
    public async Task An_accepted_offer_leads_to_the_centre()
    {
        await using var road = await RoadHost.StartAsync();
        var offer = await road.OfferedAsync(2, 3);
        await road.Host.DoneAsync(road.As("endorser"), RoadHost.Acceptance(offer));

        Assert.Equal(DeskWords.Step_Allocation, (await StepsAsync(road, await OnlyCaseAsync(road))).Single(s => s.State == TimelineState.Current).Title);
    }

    [Fact]
    public async Task A_case_of_another_organisation_does_not_exist()
    {
        await using var road = await RoadHost.StartAsync();
        var id = await CaseOfAsync(road, await road.SubmittedAsync(4, 6));

        Assert.Equal(OutcomeKind.NotFound, (await road.Host.AskAsync(road.As("pi2"), new CaseTimeline(id))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.AskAsync(road.As("reviewer1"), new CaseTimeline(id))).Kind);
        Assert.True((await road.Host.AskAsync(road.As("officer"), new CaseTimeline(id))).IsDone);
        Assert.Empty((await road.Host.AskAsync(road.As("pi2"), new ViewHome())).Value!.Cases);
        Assert.Single((await road.Host.AskAsync(road.As("member"), new ViewHome())).Value!.Cases);
    }

    [Fact]
    public async Task Staff_do_not_see_a_draft()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var draft = await scene.DraftAsync();

        Assert.Equal(OutcomeKind.NotFound, (await host.AskAsync(TestActors.Staff(StaffRole.CaseOfficer), new CaseTimeline(draft))).Kind);
        Assert.Equal(TimelineState.Current, (await host.AskAsync(scene.Member, new CaseTimeline(draft))).Value!.Single().Steps[0].State);
    }

    private static Task<GrantApplicationId> CaseOfAsync(RoadHost road, ProjectId project) =>
        road.Host.InDatabaseAsync(db => db.Set<Project>().Where(p => p.Id == project).Select(p => p.ApplicationId).SingleAsync());

    private static Task<GrantApplicationId> OnlyCaseAsync(RoadHost road) =>
        road.Host.InDatabaseAsync(db => db.Set<GrantApplication>().Select(a => a.Id).SingleAsync());

    private static async Task<IReadOnlyList<TimelineStep>> StepsAsync(RoadHost road, GrantApplicationId id) =>
        (await road.Host.AskAsync(road.As("pi"), new CaseTimeline(id))).Value!.Single().Steps;
}
