using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Notifications;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Screening;
using Cyberport.Grants.Screening.Enquiries;
using Cyberport.Grants.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Screening;

public sealed class EnquiryTests
{
    [Fact]
    public async Task A_question_runs_on_a_clock_of_its_own_until_it_is_answered_and_the_case_goes_on()
    {
        await using var road = await RoadHost.StartAsync();
        var (application, screening) = await CaseAsync(road);

        var id = await road.Host.DoneAsync(road.As("member"), new AskSecretariat(application, "  May we start a week later?  "));

        Assert.Equal((ScreeningState.Open, 5), (await road.Host.AskAsync(road.As("officer"), new ViewScreeningCase(screening))).Value! is var now ? (now.State, now.Clock.Left) : default);
        var waiting = (await road.Host.AskAsync(road.As("officer"), new ViewHome())).Value!.Waiting;
        Assert.Contains(waiting, w => w.Kind == WaitingKind.Screen);
        Assert.Equal(3, Assert.Single(waiting, w => w.Kind == WaitingKind.AnswerEnquiry).Clock!.Left);
        Assert.Contains((await road.Host.AskAsync(road.As("officer"), new ListNotices())).Value!.Rows, n => n.Kind == NoticeKind.EnquiryAsked);
        road.Host.Time.Advance(TimeSpan.FromDays(7));
        Assert.True((await ViewAsync(road, "officer", application)).Rows.Single().Clock.IsLate);

        await road.Host.DoneAsync(road.As("officer"), new AnswerEnquiry(id, "Yes; say so when you accept the offer."));

        Assert.DoesNotContain((await road.Host.AskAsync(road.As("officer"), new ViewHome())).Value!.Waiting, w => w.Kind == WaitingKind.AnswerEnquiry);
        var row = (await ViewAsync(road, "endorser", application)).Rows.Single();
        Assert.Equal(("May we start a week later?", "Yes; say so when you accept the offer.", null, false), (row.Question, row.Answer, row.AnsweredBy, row.IsNews));
        Assert.Equal("Cheung Pui Shan", (await ViewAsync(road, "officer", application)).Rows.Single().AnsweredBy!.English);
        foreach (var told in new[] { "member", "pi" })
            Assert.Contains((await road.Host.AskAsync(road.As(told), new ListNotices())).Value!.Rows, n => n.Kind == NoticeKind.EnquiryAnswered);
    }

    [Fact]
    public async Task An_answer_waits_on_the_home_of_whoever_asked_until_it_was_before_their_eyes()
    {
        await using var road = await RoadHost.StartAsync();
        var (application, _) = await CaseAsync(road);
        await AnsweredAsync(road, application, "endorser");
        async Task<bool> WaitsAsync(string who) => (await road.Host.AskAsync(road.As(who), new ViewHome())).Value!.Waiting.Any(w => w.Kind == WaitingKind.ReadAnswer);

        Assert.Equal((true, false), (await WaitsAsync("endorser"), await WaitsAsync("pi")));
        await road.Host.DoneAsync(road.As("pi"), new ReadAnswers(application)); // another's answer is not read for them
        Assert.True((await ViewAsync(road, "endorser", application)).HasNews);
        await road.Host.DoneAsync(road.As("endorser"), new ReadAnswers(application));
        Assert.Equal((false, false), (await WaitsAsync("endorser"), (await ViewAsync(road, "endorser", application)).HasNews));
    }

    [Fact]
    public async Task Nobody_else_asks_answers_or_reads()
    {
        await using var road = await RoadHost.StartAsync();
        var (application, _) = await CaseAsync(road);
        var id = await road.Host.DoneAsync(road.As("pi"), new AskSecretariat(application, "When?"));

        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(road.As("pi2"), new AskSecretariat(application, "When?"))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.AskAsync(road.As("pi2"), new ViewEnquiries(application))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.RunAsync(road.As("billing"), new AskSecretariat(application, "When?"))).Kind);
        foreach (var judge in new[] { "billing", "chair", "assessor", "reviewer1", "operator", "finance" })
            Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.AskAsync(road.As(judge), new ViewEnquiries(application))).Kind);
        Assert.DoesNotContain((await road.Host.AskAsync(road.As("chair"), new CaseTimeline(application))).Value!.SelectMany(r => r.Steps), s => s.Words?.Contains("question", StringComparison.Ordinal) == true);
        Assert.True((await road.Host.AskAsync(road.As("auditor"), new ViewEnquiries(application))).IsDone);
        Assert.False((await ViewAsync(road, "auditor", application)).CanAnswer);
        Assert.Equal("screening.not-yours", (await road.Host.RunAsync(TestActors.Staff(StaffRole.CaseOfficer), new AnswerEnquiry(id, "Soon."))).Problem!.Code);
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.RunAsync(road.As("pi"), new AnswerEnquiry(id, "Soon."))).Kind);
    }

    [Fact]
    public async Task An_officer_in_conflict_learns_nothing_of_a_question()
    {
        await using var road = await RoadHost.StartAsync();
        var (application, _) = await CaseAsync(road);
        var officer = road.As("officer");
        await road.Host.DoneAsync(officer, new DescribeAffiliation(officer.RequirePerson(), DemonstrationPeople.BodyIdOf(DemonstrationPeople.University), "", ""));

        var id = await road.Host.DoneAsync(road.As("pi"), new AskSecretariat(application, "When?"));

        Assert.Equal(OutcomeKind.NotFound, (await road.Host.AskAsync(officer, new ViewEnquiries(application))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(officer, new AnswerEnquiry(id, "Soon."))).Kind);
        Assert.DoesNotContain((await road.Host.AskAsync(officer, new ViewHome())).Value!.Waiting, w => w.Kind == WaitingKind.AnswerEnquiry);
        Assert.DoesNotContain((await road.Host.AskAsync(officer, new ListNotices())).Value!.Rows, n => n.Kind == NoticeKind.EnquiryAsked);
    }

    [Fact]
    public async Task A_question_is_short_about_something_handed_in_and_one_of_few()
    {
        await using var road = await RoadHost.StartAsync();
        var (application, _) = await CaseAsync(road);
        var (pi, university) = (road.As("pi"), DemonstrationPeople.BodyIdOf(DemonstrationPeople.University));
        var draft = await road.Host.DoneAsync(pi, new StartApplication(road.Call, university));

        Assert.Equal("screening.nothing-to-ask", (await road.Host.RunAsync(pi, new AskSecretariat(draft, "When?"))).Problem!.Code);
        Assert.Equal(OutcomeKind.Invalid, (await road.Host.RunAsync(pi, new AskSecretariat(application, " "))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await road.Host.RunAsync(pi, new AskSecretariat(application, new string('x', 2001)))).Kind);
        for (var i = 0; i < Enquiry.MostOpen; i++) await road.Host.DoneAsync(pi, new AskSecretariat(application, $"Question {i}"));
        Assert.Equal("screening.enough-asked", (await road.Host.RunAsync(pi, new AskSecretariat(application, "One more?"))).Problem!.Code);
        var first = (await ViewAsync(road, "officer", application)).Rows[0];
        Assert.Equal(OutcomeKind.Invalid, (await road.Host.RunAsync(road.As("officer"), new AnswerEnquiry(first.Id, new string('x', 2001)))).Kind);
        await road.Host.DoneAsync(road.As("officer"), new AnswerEnquiry(first.Id, "This."));
        Assert.Equal("screening.enquiry-answered", (await road.Host.RunAsync(road.As("officer"), new AnswerEnquiry(first.Id, "That."))).Problem!.Code);
        await road.Host.DoneAsync(pi, new AskSecretariat(application, "One more?"));
    }

    [Theory]
    [InlineData("UPDATE Enquiry SET Question = 'Another'")]
    [InlineData("UPDATE Enquiry SET Answer = 'Another'")]
    [InlineData("UPDATE Enquiry SET Answer = ''")]
    [InlineData("UPDATE Enquiry SET AnsweredAt = '2020-01-01'")]
    [InlineData("DELETE FROM Enquiry")]
    public async Task What_was_asked_and_answered_never_changes(string sql)
    {
        await using var road = await RoadHost.StartAsync();
        var (application, _) = await CaseAsync(road);
        await AnsweredAsync(road, application, "pi");

        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => road.Host.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql)));

        Assert.Contains("append-only", refusal.Message);
        Assert.Equal(1, await road.Host.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE Enquiry SET Question = '', Answer = ''")));
    }

    [Fact]
    public async Task An_open_question_is_handed_over_with_its_case_even_when_the_case_has_passed()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.ScreenedAsync(2, 3);
        var application = await road.Host.InDatabaseAsync(db => db.Set<Project>().Where(p => p.Id == project).Select(p => p.ApplicationId).SingleAsync());
        var second = PersonId.New();
        await road.Host.InDatabaseAsync(async db =>
        {
            db.Add(Person.Demonstrate(second, "officer2", "Wong Lok Yan", "黃樂欣", "officer2@centre.example", null, road.Host.Clock.UtcNow));
            db.Add(StaffAssignment.Grant(second, StaffRole.CaseOfficer, null, road.Host.Clock.UtcNow));
            await db.SaveChangesAsync();
        });
        var id = await road.Host.DoneAsync(road.As("pi"), new AskSecretariat(application, "When does the Committee meet?"));
        await road.Host.DoneAsync(road.As("admin"), new RevokeStaffRole(road.As("officer").RequirePerson(), StaffRole.CaseOfficer));

        Assert.Equal(1, await road.Host.DoneAsync(Actor.System("Screening"), new HandOverWork()));

        var colleague = Actor.Of(second, null, "Wong Lok Yan", [StaffRole.CaseOfficer], new Dictionary<OrganisationId, OrganisationRoles>(), DateTime.MaxValue.AddDays(-1));
        Assert.Contains((await road.Host.AskAsync(colleague, new ViewHome())).Value!.Waiting, w => w.Kind == WaitingKind.AnswerEnquiry);
        await road.Host.DoneAsync(colleague, new AnswerEnquiry(id, "On the first Tuesday of the month."));
        Assert.Equal(0, await road.Host.DoneAsync(Actor.System("Screening"), new HandOverWork()));
    }

    [Fact]
    public void The_road_tells_what_is_open_where_the_case_is_and_what_was_answered_among_what_is_done()
    {
        var (monday, days) = (new DateTime(2026, 3, 2, 4, 0, 0, DateTimeKind.Utc), WorkingDays.WeekdaysOnly);
        TimelineStep[] underway = [new("Submitted", TimelineState.Done, monday), new("Check", TimelineState.Current, Words: "Under way.")];
        TimelineStep[] refused = [new("Submitted", TimelineState.Done, monday), new("Decision", TimelineState.Stopped)];
        AskedOnRoad open = new(monday, 3, null), answered = new(monday, 3, monday.AddDays(1));

        Assert.Equal(underway, EnquiriesOnRoad.Told(underway, [], days, monday));
        var told = EnquiriesOnRoad.Told(underway, [open, answered], days, monday);
        Assert.Equal([TimelineState.Done, TimelineState.Done, TimelineState.Current], told.Select(s => s.State));
        Assert.StartsWith("Under way. A question", told[2].Words, StringComparison.Ordinal);
        Assert.Equal(answered.AnsweredAt, told[1].At);
        Assert.Equal([TimelineState.Done, TimelineState.Current, TimelineState.Stopped], EnquiriesOnRoad.Told(refused, [open], days, monday).Select(s => s.State));
    }

    private static async Task<EnquiriesView> ViewAsync(RoadHost road, string who, GrantApplicationId application) => (await road.Host.AskAsync(road.As(who), new ViewEnquiries(application))).Value!;

    private static async Task AnsweredAsync(RoadHost road, GrantApplicationId application, string asker)
    {
        var id = await road.Host.DoneAsync(road.As(asker), new AskSecretariat(application, "When?"));
        await road.Host.DoneAsync(road.As("officer"), new AnswerEnquiry(id, "Soon."));
    }

    private static async Task<(GrantApplicationId Application, ScreeningCaseId Case)> CaseAsync(RoadHost road)
    {
        await road.SubmittedAsync(2, 3);
        return await road.Host.InDatabaseAsync(async db => await db.Set<ScreeningCase>().Select(c => new { c.ApplicationId, c.Id }).SingleAsync() is var c ? (c.ApplicationId, c.Id) : default);
    }
}
