using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Panels.Meetings;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Panels;

public sealed class MeetingTests
{
    [Fact]
    public async Task A_meeting_without_a_quorum_does_not_open_and_says_how_many_are_missing()
    {
        await using var road = await RoadHost.StartAsync();
        var officer = road.As("officer");
        var meeting = await road.Host.DoneAsync(officer, new ConveneMeeting(road.Host.Clock.UtcNow.AddHours(1), "Cyberport 3"));
        var seats = (await road.MeetingAsync(meeting)).Seats;
        await road.Host.DoneAsync(officer, new RecordAttendance(meeting, 1, [.. seats.Take(4).Select(s => new MemberAttendance(s.Person, Attendance.Present))]));

        var refused = await road.Host.RunAsync(officer, new OpenMeeting(meeting, 2));

        Assert.Equal(8, seats.Count);
        Assert.Equal("panels.no-quorum", refused.Problem?.Code);
        Assert.Contains("4 of 8", refused.Problem!.Message);
        Assert.Contains("5 are needed", refused.Problem.Message);
    }

    [Fact]
    public async Task Nothing_is_decided_outside_a_meeting_that_sits()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.ScreenedAsync(4, 3);
        var officer = road.As("officer");
        Assert.Equal("panels.not-on-agenda", (await road.Host.RunAsync(officer, RoadHost.Approve(project, 4, 3))).Problem?.Code);

        var meeting = await road.Host.DoneAsync(officer, new ConveneMeeting(road.Host.Clock.UtcNow.AddHours(1), "Cyberport 3"));
        await road.Host.DoneAsync(officer, new PutOnAgenda(meeting, 1, [project], "Urgent."));

        Assert.Equal("panels.meeting-state", (await road.Host.RunAsync(officer, RoadHost.Approve(project, 4, 3))).Problem?.Code);
        Assert.Equal(Money.Zero, (await road.FundAsync()).PreEncumbered);
    }

    [Fact]
    public async Task When_so_many_leave_the_room_that_no_quorum_is_left_the_item_is_deferred_not_decided()
    {
        await using var road = await RoadHost.StartAsync();
        var (project, officer) = (await road.ScreenedAsync(4, 3), road.As("officer"));
        var meeting = await road.MeetAsync(project, "committee5", "committee6", "committee7");
        var leaves = (await road.MeetingAsync(meeting)).Seats.Single(s => s.Person == DemonstrationPeople.IdOf("committee1"));
        await road.Host.DoneAsync(officer, new RecordAttendance(meeting, (await road.MeetingAsync(meeting)).Version, [new(leaves.Person, Attendance.Apologies)]));

        Assert.Equal("panels.no-quorum", (await road.Host.RunAsync(officer, RoadHost.Approve(project, 4, 3))).Problem?.Code);
        var item = (await road.MeetingAsync(meeting)).Agenda.Single();
        await road.Host.DoneAsync(officer, new DeferItem(item.Id, item.Version, "Too few members were left."));

        Assert.Equal((AgendaItemState.Deferred, "Too few members were left."), await road.Host.InDatabaseAsync(async db =>
        {
            var deferred = await db.Set<AgendaItem>().SingleAsync();
            return (deferred.State, deferred.Deferral);
        }));
        // it may come again, to another meeting
        Assert.Contains((await road.Host.AskAsync(officer, new ListReady())).Value!, r => r.Project == project);
    }

    [Fact]
    public async Task Decisions_are_held_until_the_chair_has_confirmed_all_and_then_published_together()
    {
        await using var road = await RoadHost.StartAsync();
        var (officer, chair) = (road.As("officer"), road.As("chair"));
        var (first, second) = (await road.ScreenedAsync(4, 3), await road.ScreenedAsync(2, 3));
        var meeting = await road.MeetAsync(first);
        await road.Host.DoneAsync(officer, new PutOnAgenda(meeting, (await road.MeetingAsync(meeting)).Version, [second], "Came late."));
        var approval = await road.Host.DoneAsync(officer, RoadHost.Approve(first, 4, 3));
        Assert.Equal("panels.items-open", (await road.Host.RunAsync(officer, new CloseMeeting(meeting, (await road.MeetingAsync(meeting)).Version))).Problem?.Code);
        var refusal = await road.Host.DoneAsync(officer, new RecordDecision(second, 0, Verdict.Refuse, null, [], [new(1, "No need is shown.")]));
        await road.Host.DoneAsync(officer, new CloseMeeting(meeting, (await road.MeetingAsync(meeting)).Version));

        await road.Host.DoneAsync(chair, new ConfirmDecisions([new(approval, 1)]));
        Assert.Equal(0, await road.Host.InDatabaseAsync(db => db.Set<Offer>().CountAsync()));
        Assert.Equal("panels.not-confirmed", (await road.Host.RunAsync(chair, new PublishMeeting(meeting, (await road.MeetingAsync(meeting)).Version))).Problem?.Code);
        await road.Host.DoneAsync(chair, new ConfirmDecisions([new(refusal, 1)]));
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.RunAsync(officer, new PublishMeeting(meeting, (await road.MeetingAsync(meeting)).Version))).Kind);
        Assert.Equal(2, await road.Host.DoneAsync(chair, new PublishMeeting(meeting, (await road.MeetingAsync(meeting)).Version)));

        Assert.Equal(1, await road.Host.InDatabaseAsync(db => db.Set<Offer>().CountAsync()));
        Assert.All(await road.Host.InDatabaseAsync(db => db.Set<Decision>().ToListAsync()), d => Assert.Equal(DecisionState.Published, d.State));
        Assert.Equal("panels.minutes-final", (await road.Host.RunAsync(officer, new MinuteItem((await road.MeetingAsync(meeting)).Agenda[0].Id, (await road.MeetingAsync(meeting)).Agenda[0].Version, "Late."))).Problem?.Code);
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task Ninety_percent_takes_a_resolution_and_a_second_member_who_was_there()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.ScreenedAsync(2, 6);
        await road.MeetAsync(project, "committee2");
        var officer = road.As("officer");

        var decision = await road.Host.DoneAsync(officer, RoadHost.Approve(project, 2, 6, 90) with { Resolution = "The only open Cantonese corpus; no other funder." });

        var terms = (await road.Host.AskAsync(road.As("chair"), new ViewDecision(project))).Value!.Recorded!.Terms!;
        Assert.Equal((324_000m, 36_000m), (terms.Cost.Subsidy.Dollars, terms.Cost.UserShare.Dollars));
        Assert.Equal("panels.awaits-second", (await road.Host.RunAsync(road.As("chair"), new ConfirmDecisions([new(decision, 1)]))).Problem?.Code);
        Assert.Equal("panels.not-present", (await road.Host.RunAsync(road.As("committee2"), new SecondResolution(decision, 1))).Problem?.Code);
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.RunAsync(officer, new SecondResolution(decision, 1))).Kind);
        await road.Host.DoneAsync(road.As("committee1"), new SecondResolution(decision, 1));
        await road.ConfirmAsync(decision, 2);
        Assert.Equal(1, await road.Host.InDatabaseAsync(db => db.Set<Offer>().CountAsync()));
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task Who_recorded_a_decision_neither_seconds_nor_confirms_it_whatever_roles_they_hold()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.ScreenedAsync(2, 6);
        var meeting = await road.MeetAsync(project);
        var chair = DemonstrationPeople.IdOf("chair");
        var both = Actor.Of(chair, null, "Au Yeung Kin", [StaffRole.Chair, StaffRole.CaseOfficer], new Dictionary<OrganisationId, OrganisationRoles>(), road.Host.Clock.MachineUtcNow);

        var decision = await road.Host.DoneAsync(both, RoadHost.Approve(project, 2, 6, 90) with { Resolution = "Exceptional." });

        Assert.Equal("panels.own-record", (await road.Host.RunAsync(both, new SecondResolution(decision, 1))).Problem?.Code);
        await road.Host.DoneAsync(road.As("committee1"), new SecondResolution(decision, 1));
        Assert.Equal("panels.own-record", (await road.Host.RunAsync(both, new ConfirmDecisions([new(decision, 2)]))).Problem?.Code);
        Assert.Equal(MeetingState.Sitting, (await road.MeetingAsync(meeting)).State);
    }

    [Fact]
    public async Task Recording_again_asks_for_a_second_person_again_and_a_confirmation_can_be_taken_back_before_publishing()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.ScreenedAsync(2, 6);
        await road.MeetAsync(project);
        var (officer, chair) = (road.As("officer"), road.As("chair"));
        var decision = await road.Host.DoneAsync(officer, RoadHost.Approve(project, 2, 6, 80) with { Resolution = "Exceptional." });
        await road.Host.DoneAsync(road.As("committee1"), new SecondResolution(decision, 1));
        await road.Host.DoneAsync(chair, new ConfirmDecisions([new(decision, 2)]));

        Assert.Equal("panels.decision-final", (await road.Host.RunAsync(officer, RoadHost.Approve(project, 2, 6, 90, version: 3))).Problem?.Code);
        await road.Host.DoneAsync(chair, new TakeBackConfirmation(decision, 3));
        await road.Host.DoneAsync(officer, RoadHost.Approve(project, 2, 6, 90, version: 4) with { Resolution = "More exceptional." });

        Assert.Equal("panels.awaits-second", (await road.Host.RunAsync(chair, new ConfirmDecisions([new(decision, 5)]))).Problem?.Code);
        Assert.Empty(await road.Host.BreachesAsync());
    }

    [Fact]
    public async Task A_project_stands_on_one_agenda_at_a_time_and_leaves_it_when_it_is_taken_back()
    {
        await using var road = await RoadHost.StartAsync();
        var (officer, project) = (road.As("officer"), await road.ScreenedAsync(2, 6));
        var meeting = await road.MeetAsync(project);
        var other = await road.Host.DoneAsync(officer, new ConveneMeeting(road.Host.Clock.UtcNow.AddDays(30), "Cyberport 3"));

        Assert.Equal("panels.on-agenda", (await road.Host.RunAsync(officer, new PutOnAgenda(other, 1, [project], "Again."))).Problem?.Code);
        Assert.Equal("panels.few-reviews", (await road.Host.RunAsync(officer, new PutOnAgenda(other, 1, [await road.ScreenedAsync(1, 1)]))).Problem?.Code);

        var application = await ApplicationOfAsync(road, project);
        var version = await road.Host.InDatabaseAsync(db => db.Set<GrantApplication>().Where(a => a.Id == application).Select(a => a.Version).SingleAsync());
        await road.Host.DoneAsync(road.As("pi"), new WithdrawApplication(application, version, "Funded elsewhere."));
        Assert.Empty((await road.MeetingAsync(meeting)).Agenda);
        await road.Host.DoneAsync(officer, new CloseMeeting(meeting, (await road.MeetingAsync(meeting)).Version));
    }

    [Fact]
    public async Task Who_has_a_conflict_finds_neither_item_nor_decision_and_counts_on_neither_side_of_the_quorum()
    {
        await using var road = await RoadHost.StartAsync();
        var (hidden, open) = (await road.ScreenedAsync(2, 6), await road.ScreenedAsync(4, 3));
        var meeting = await road.MeetAsync(hidden);
        await road.Host.DoneAsync(road.As("officer"), new PutOnAgenda(meeting, (await road.MeetingAsync(meeting)).Version, [open], "Came late."));
        await road.Host.DoneAsync(road.As("committee1"), new DeclareConflict(await ApplicationOfAsync(road, hidden), Interest.Collaboration, "We publish together."));

        var (officers, members) = (await road.MeetingAsync(meeting), await road.MeetingAsync(meeting, "committee1"));
        Assert.Equal([hidden, open], officers.Agenda.Select(i => i.Project));
        Assert.Equal([(open, 1)], members.Agenda.Select(i => (i.Project, i.Position)));
        Assert.Equal([new Quorum(7, 7), new Quorum(8, 8)], officers.Agenda.Select(i => i.Quorum));
        Assert.Equal(["Chow Lai Ping"], officers.Agenda[0].Left.Select(n => n.English));

        var decision = await road.Host.DoneAsync(road.As("officer"), RoadHost.Approve(hidden, 2, 6, 90) with { Resolution = "Exceptional." });
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.AskAsync(road.As("committee1"), new ViewDecision(hidden))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(road.As("committee1"), new SecondResolution(decision, 1))).Kind);
        Assert.DoesNotContain((await road.Host.AskAsync(road.As("committee1"), new ViewCommittee(CommitteeShow.Recorded))).Value!.Projects.Rows, r => r.Project == hidden);
        Assert.Equal((7, 7), await road.Host.InDatabaseAsync(db => db.Set<AgendaItem>().Where(i => i.ProjectId == hidden).Select(i => ValueTuple.Create(i.Entitled, i.Present)).SingleAsync()));
    }

    [Fact]
    public async Task The_page_is_blank_for_a_member_while_their_item_is_discussed_and_for_nobody_once_it_is_taken_back()
    {
        await using var road = await RoadHost.StartAsync();
        var (officer, project) = (road.As("officer"), await road.ScreenedAsync(2, 6));
        var meeting = await road.MeetAsync(project);
        var application = await ApplicationOfAsync(road, project);
        await road.Host.DoneAsync(road.As("committee1"), new DeclareConflict(application, Interest.Family, "My sister leads it."));
        var view = await road.MeetingAsync(meeting);
        await road.Host.DoneAsync(officer, new CallItem(meeting, view.Version, view.Agenda.Single().Id));

        Assert.Equal((true, false), ((await road.MeetingAsync(meeting, "committee1")).MustLeave, (await road.MeetingAsync(meeting, "committee2")).MustLeave));
        var version = await road.Host.InDatabaseAsync(db => db.Set<GrantApplication>().Where(a => a.Id == application).Select(a => a.Version).SingleAsync());
        await road.Host.DoneAsync(road.As("pi"), new WithdrawApplication(application, version, "Funded elsewhere."));
        Assert.Equal((false, false), ((await road.MeetingAsync(meeting, "committee1")).MustLeave, (await road.MeetingAsync(meeting)).MustLeave));
    }

    [Fact]
    public async Task Over_a_case_with_which_the_chair_has_a_conflict_a_member_who_was_there_confirms()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.ScreenedAsync(2, 6);
        await road.MeetAsync(project, "committee2");
        var decision = await road.Host.DoneAsync(road.As("officer"), RoadHost.Approve(project, 2, 6));
        Assert.Equal("panels.chair-confirms", (await road.Host.RunAsync(road.As("committee1"), new ConfirmDecisions([new(decision, 1)]))).Problem?.Code);

        await road.Host.DoneAsync(road.As("chair"), new DeclareConflict(await ApplicationOfAsync(road, project), Interest.Employment, "My firm supplies it."));

        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(road.As("chair"), new ConfirmDecisions([new(decision, 1)]))).Kind);
        Assert.Equal("panels.chair-confirms", (await road.Host.RunAsync(road.As("committee2"), new ConfirmDecisions([new(decision, 1)]))).Problem?.Code);
        Assert.Equal(1, await road.Host.DoneAsync(road.As("committee1"), new ConfirmDecisions([new(decision, 1)])));
    }

    private static Task<GrantApplicationId> ApplicationOfAsync(RoadHost road, ProjectId project) =>
        road.Host.InDatabaseAsync(db => db.Set<Project>().Where(p => p.Id == project).Select(p => p.ApplicationId).SingleAsync());
}
