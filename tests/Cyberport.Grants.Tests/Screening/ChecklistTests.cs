using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Notifications;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Screening;
using Cyberport.Grants.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Screening;

public sealed class ChecklistTests
{
    [Fact]
    public async Task The_list_asks_for_the_attachments_of_the_category_and_for_what_the_form_lists()
    {
        await using var road = await RoadHost.StartAsync();
        var view = await CaseAsync(road);

        Assert.Contains("c.proposal", view.Checks.Select(c => c.Code));
        Assert.DoesNotContain("c.shareholding", view.Checks.Select(c => c.Code)); // not asked of universities
        Assert.Equal(["declaration", "organisation", "category", "bilingual", "double-funding"], view.Checks.Where(c => !c.IsAttachment).Select(c => c.Code));
        Assert.Contains("University", view.Checks.Single(c => c.Code == "category").Found, StringComparison.Ordinal);
        Assert.Contains("Ng Mei Yee", view.Checks.Single(c => c.Code == "declaration").Found, StringComparison.Ordinal);
        Assert.Equal(view.Checks.Count, view.Unsettled);
    }

    [Fact]
    public async Task What_is_not_fine_stands_in_the_way_and_what_does_not_apply_does_not()
    {
        await using var road = await RoadHost.StartAsync();
        var view = await CaseAsync(road);
        await road.SettleAsync(view.Id);
        await road.Host.DoneAsync(road.As("officer"), SettleChecks.One(view.Id, "bilingual", CheckFinding.NotFine, " The Chinese summary is of another project. "));

        var refused = await road.Host.RunAsync(road.As("officer"), new PassScreening(view.Id, view.Version, ""));
        Assert.Equal("screening.unsettled", refused.Problem!.Code);
        Assert.Contains("English and Chinese", refused.Problem.Message, StringComparison.Ordinal);
        Assert.Equal("The Chinese summary is of another project.", (await CaseAsync(road)).Checks.Single(c => c.Code == "bilingual").Note);

        await road.Host.DoneAsync(road.As("officer"), SettleChecks.One(view.Id, "bilingual", CheckFinding.NotApplicable));
        await road.Host.DoneAsync(road.As("officer"), new PassScreening(view.Id, view.Version, ""));
    }

    [Fact]
    public async Task Only_its_officer_settles_items_of_a_case_and_only_its_own_and_only_while_it_is_in_hand()
    {
        await using var road = await RoadHost.StartAsync();
        var view = await CaseAsync(road);
        var fine = SettleChecks.One(view.Id, "bilingual", CheckFinding.Fine);

        Assert.Equal("screening.not-yours", (await road.Host.RunAsync(TestActors.Staff(StaffRole.CaseOfficer), fine)).Problem!.Code);
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.RunAsync(road.As("pi"), fine)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(road.As("officer"), SettleChecks.One(view.Id, "c.shareholding", CheckFinding.Fine))).Kind);
        await road.SettleAsync(view.Id);
        await road.Host.DoneAsync(road.As("officer"), new PassScreening(view.Id, view.Version, ""));
        Assert.Equal("screening.not-open", (await road.Host.RunAsync(road.As("officer"), fine)).Problem!.Code);
    }

    [Fact]
    public async Task Not_eligible_ends_the_case_and_tells_the_applicant_why_and_how_to_come_back()
    {
        await using var road = await RoadHost.StartAsync();
        var view = await CaseAsync(road);
        var end = new FindNotEligible(view.Id, view.Version, "The work is done outside Hong Kong.", "Move the training to the centre and apply again.");

        Assert.Equal(OutcomeKind.Invalid, (await road.Host.RunAsync(road.As("officer"), end with { Advice = " " })).Kind);
        Assert.Equal("screening.not-yours", (await road.Host.RunAsync(TestActors.Staff(StaffRole.CaseOfficer), end)).Problem!.Code);
        await road.Host.DoneAsync(road.As("officer"), end);

        var told = (await road.Host.AskAsync(road.As("pi"), new ViewOwnScreening(view.Application))).Value!;
        Assert.Equal((ScreeningState.NotEligible, end.Reasons, end.Advice), (told.State, told.Reasons, told.Advice));
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.AskAsync(road.As("pi2"), new ViewOwnScreening(view.Application))).Kind);
        Assert.Equal(TimelineState.Stopped, (await road.Host.AskAsync(road.As("pi"), new CaseTimeline(view.Application))).Value!.Single().Steps[^1].State);
        Assert.Contains((await road.Host.AskAsync(road.As("endorser"), new ListNotices())).Value!.Rows, n => n.Kind == NoticeKind.NotEligible);
        Assert.Empty((await road.Host.AskAsync(road.As("officer"), new ViewScreeningQueue())).Value!.Rows);
    }

    [Fact]
    public async Task What_lies_with_somebody_who_left_goes_to_another_by_rule_and_the_reason_is_kept()
    {
        await using var road = await RoadHost.StartAsync();
        var view = await CaseAsync(road);
        var second = PersonId.New();
        await road.Host.InDatabaseAsync(async db =>
        {
            db.Add(Person.Demonstrate(second, "officer2", "Wong Lok Yan", "黃樂欣", "officer2@centre.example", null, road.Host.Clock.UtcNow));
            db.Add(StaffAssignment.Grant(second, StaffRole.CaseOfficer, null, road.Host.Clock.UtcNow));
            await db.SaveChangesAsync();
        });
        Assert.Equal(0, await road.Host.DoneAsync(Actor.System("Screening"), new HandOverWork()));

        await road.Host.DoneAsync(road.As("admin"), new RevokeStaffRole(road.As("officer").RequirePerson(), StaffRole.CaseOfficer));
        Assert.Equal(1, await road.Host.DoneAsync(Actor.System("Screening"), new HandOverWork()));

        var after = (await road.Host.AskAsync(road.As("admin"), new ViewScreeningCase(view.Id))).Value!;
        Assert.Equal(("Wong Lok Yan", HandoverReason.Left), (after.Officer!.English, after.HandedOver!.Reason));
        Assert.Equal(0, await road.Host.DoneAsync(Actor.System("Screening"), new HandOverWork()));
    }

    [Fact]
    public async Task Who_is_away_is_given_nothing_and_hands_over_unless_somebody_stands_in()
    {
        await using var road = await RoadHost.StartAsync();
        var view = await CaseAsync(road);
        var second = PersonId.New();
        var (officer, today) = (road.As("officer").RequirePerson(), road.Host.Clock.Today);
        await road.Host.InDatabaseAsync(async db =>
        {
            db.Add(Person.Demonstrate(second, "officer2", "Wong Lok Yan", "黃樂欣", "officer2@centre.example", null, road.Host.Clock.UtcNow));
            db.Add(StaffAssignment.Grant(second, StaffRole.CaseOfficer, null, road.Host.Clock.UtcNow));
            db.Add(StaffAbsence.Record(officer, today, today.AddDays(7), second, officer, road.Host.Clock.UtcNow));
            await db.SaveChangesAsync();
        });
        var substitute = Actor.Of(second, null, "Wong Lok Yan", [StaffRole.CaseOfficer], new Dictionary<OrganisationId, OrganisationRoles>(), DateTime.MaxValue.AddDays(-1));

        Assert.Equal(0, await road.Host.DoneAsync(Actor.System("Screening"), new HandOverWork()));
        Assert.Contains((await road.Host.AskAsync(substitute, new ViewHome())).Value!.Waiting, w => w.Kind == WaitingKind.Screen);
        await road.Host.DoneAsync(substitute, SettleChecks.One(view.Id, "bilingual", CheckFinding.Fine));
        await road.SubmittedAsync(1, 1);
        Assert.Equal(second, await road.Host.InDatabaseAsync(db => db.Set<ScreeningCase>().OrderByDescending(c => c.Reference).Select(c => c.Officer!.Value).FirstAsync()));

        await road.Host.InDatabaseAsync(async db =>
        {
            await db.Set<StaffAbsence>().ExecuteDeleteAsync();
            db.Add(StaffAbsence.Record(officer, today, today.AddDays(7), null, officer, road.Host.Clock.UtcNow));
            await db.SaveChangesAsync();
        });
        Assert.Equal(1, await road.Host.DoneAsync(Actor.System("Screening"), new HandOverWork()));
        Assert.Equal(HandoverReason.Absent, (await road.Host.AskAsync(substitute, new ViewScreeningCase(view.Id))).Value!.HandedOver!.Reason);
    }

    [Fact]
    public void A_check_with_the_name_of_a_question_is_refused() => Assert.Throws<FormatException>(() => FormDefinition.Parse(
        """{"code":"x","version":1,"name":{"en":"a","tc":"a","sc":"a"},"sections":[{"code":"A","title":{"en":"a","tc":"a","sc":"a"},"topics":[{"code":"A1","title":{"en":"a","tc":"a","sc":"a"},"questions":[{"code":"q","kind":"shortText","label":{"en":"a","tc":"a","sc":"a"}}]}]}],"checks":[{"code":"q","label":{"en":"a","tc":"a","sc":"a"}}]}"""));

    private static async Task<ScreeningView> CaseAsync(RoadHost road)
    {
        if ((await road.Host.AskAsync(road.As("officer"), new ViewScreeningQueue())).Value!.Total == 0) await road.SubmittedAsync(2, 3);
        var id = await road.Host.InDatabaseAsync(db => db.Set<ScreeningCase>().OrderBy(c => c.Reference).Select(c => c.Id).FirstAsync());
        return (await road.Host.AskAsync(road.As("officer"), new ViewScreeningCase(id))).Value!;
    }
}
