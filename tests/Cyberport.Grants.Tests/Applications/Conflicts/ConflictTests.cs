using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Screening;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Applications.Conflicts;

public sealed class ConflictTests
{
    private static readonly OrganisationId University = DemonstrationPeople.BodyIdOf(DemonstrationPeople.University);

    [Fact]
    public async Task The_papers_open_after_the_word_that_nothing_stands_between()
    {
        await using var road = await RoadHost.StartAsync();
        var application = await CaseAsync(road);
        var member = road.As("committee1");

        Assert.Equal("conflicts.declare-first", (await road.Host.AskAsync(member, new ViewAnswers(application))).Problem!.Code);
        var asked = (await road.Host.AskAsync(member, new ViewDeclaration(application))).Value!;
        Assert.Equal(("AISS-2026-0001", false, null), (asked.Reference, asked.IsNamesake, asked.SaidAt));
        Assert.Equal(PapersState.Open, await road.Host.DoneAsync(member, new DeclareConflict(application, null, "")));

        Assert.True((await road.Host.AskAsync(member, new ViewAnswers(application))).IsDone);
        Assert.NotNull((await road.Host.AskAsync(member, new ViewDeclaration(application))).Value!.SaidAt);
        // The secretariat declares nothing, and neither do the applicants.
        Assert.True((await road.Host.AskAsync(road.As("officer"), new ViewAnswers(application))).IsDone);
        Assert.True((await road.Host.AskAsync(road.As("pi"), new ViewAnswers(application))).IsDone);
    }

    [Fact]
    public async Task A_declared_conflict_closes_the_case_for_good_and_needs_a_reason()
    {
        await using var road = await RoadHost.StartAsync();
        var application = await CaseAsync(road);
        var member = road.As("committee1");
        await road.Host.DoneAsync(member, new DeclareConflict(application, null, ""));

        Assert.Equal(OutcomeKind.Invalid, (await road.Host.RunAsync(member, new DeclareConflict(application, Interest.Family, " "))).Kind);
        Assert.Equal(PapersState.Closed, await road.Host.DoneAsync(member, new DeclareConflict(application, Interest.Family, "My sister leads it.")));

        await AssertHiddenAsync(road, member, application);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(member, new DeclareConflict(application, null, ""))).Kind);
        Assert.True((await road.Host.AskAsync(road.As("committee2"), new CaseTimeline(application))).IsDone);
    }

    [Fact]
    public async Task Whoever_works_at_the_applying_body_never_sees_the_case_whichever_came_first()
    {
        await using var road = await RoadHost.StartAsync();
        var (before, member) = (await CaseAsync(road), road.As("committee1"));
        await road.Host.DoneAsync(member, new DescribeAffiliation(member.RequirePerson(), University, "", ""));
        var after = await CaseAsync(road);

        foreach (var application in new[] { before, after }) await AssertHiddenAsync(road, member, application);
        Assert.Equal([ConflictKind.OwnOrganisation, ConflictKind.OwnOrganisation], await road.Host.InDatabaseAsync(db => db.Set<Conflict>().Select(c => c.Kind).ToListAsync()));
    }

    [Fact]
    public async Task A_member_of_the_applying_body_who_is_made_a_reviewer_is_in_conflict_from_the_first_moment()
    {
        await using var road = await RoadHost.StartAsync();
        var application = await CaseAsync(road);
        await road.Host.DoneAsync(road.As("admin"), new GrantStaffRole(DemonstrationPeople.IdOf("billing"), StaffRole.Reviewer));

        var conflicts = await road.Host.InDatabaseAsync(db => db.Set<Conflict>().Where(c => c.ApplicationId == application).ToListAsync());
        Assert.All(conflicts, c => Assert.Equal(DemonstrationPeople.IdOf("billing"), c.Person));
        Assert.Contains(conflicts, c => c.Kind == ConflictKind.OwnOrganisation);
    }

    [Fact]
    public async Task A_case_is_given_to_an_officer_without_a_conflict()
    {
        await using var road = await RoadHost.StartAsync();
        var officer = road.As("officer");
        await road.Host.DoneAsync(officer, new DescribeAffiliation(officer.RequirePerson(), University, "", ""));
        var application = await CaseAsync(road);

        var screening = await road.Host.InDatabaseAsync(db => db.Set<ScreeningCase>().SingleAsync(c => c.ApplicationId == application));
        Assert.NotEqual(officer.RequirePerson(), screening.Officer);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.AskAsync(officer, new ViewScreeningCase(screening.Id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(officer, new PassScreening(screening.Id, screening.Version, "Complete."))).Kind);
        Assert.Equal(0, (await road.Host.AskAsync(officer, new ViewScreeningQueue())).Value!.Total);
    }

    [Fact]
    public async Task What_came_true_unseen_still_keeps_the_papers_closed()
    {
        await using var road = await RoadHost.StartAsync();
        var application = await CaseAsync(road);
        var member = road.As("committee1");
        await road.Host.DoneAsync(member, new DeclareConflict(application, null, ""));
        var (id, domain) = (member.RequirePerson(), DemonstrationPeople.Bodies[0].Domain);
        await road.Host.InDatabaseAsync(db => db.Set<Person>().Where(p => p.Id == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Email, $"committee.one@{domain}")));

        Assert.Equal(OutcomeKind.NotFound, (await road.Host.AskAsync(member, new ViewAnswers(application))).Kind);
        Assert.Equal(PapersState.Closed, await road.Host.DoneAsync(member, new DeclareConflict(application, null, "")));
        await AssertHiddenAsync(road, member, application);
    }

    private static async Task AssertHiddenAsync(RoadHost road, Actor person, GrantApplicationId application)
    {
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.AskAsync(person, new ViewAnswers(application))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.AskAsync(person, new CaseTimeline(application))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.AskAsync(person, new ViewDeclaration(application))).Kind);
        Assert.Empty((await road.Host.AskAsync(person, new ViewOffers())).Value!.Rows);
    }

    private static async Task<GrantApplicationId> CaseAsync(RoadHost road)
    {
        var project = await road.SubmittedAsync(2, 3);
        return await road.Host.InDatabaseAsync(db => db.Set<Project>().Where(p => p.Id == project).Select(p => p.ApplicationId).SingleAsync());
    }
}
