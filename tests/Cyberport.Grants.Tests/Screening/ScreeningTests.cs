using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Screening;
using Cyberport.Grants.TestKit;

namespace Cyberport.Grants.Tests.Screening;

public sealed class ScreeningTests
{
    [Fact]
    public async Task Cases_go_to_the_officer_with_the_fewest_open_ones()
    {
        await using var road = await RoadHost.StartAsync();
        var second = PersonId.New();
        await road.Host.InDatabaseAsync(async db =>
        {
            db.Add(Person.Demonstrate(second, "officer2", "Wong Lok Yan", "黃樂欣", "officer2@centre.example", null, road.Host.Clock.UtcNow));
            db.Add(StaffAssignment.Grant(second, StaffRole.CaseOfficer, null, road.Host.Clock.UtcNow));
            await db.SaveChangesAsync();
        });

        for (var i = 0; i < 4; i++) await road.SubmittedAsync(1, 1);

        var queue = (await road.Host.AskAsync(road.As("officer"), new ViewScreeningQueue())).Value!;
        Assert.Equal(4, queue.Total);
        Assert.Equal(2, queue.Rows.Count(r => r.IsMine));
        Assert.Equal(2, (await road.Host.AskAsync(road.As("officer"), new ViewScreeningQueue(Mine: true))).Value!.Total);
    }

    [Fact]
    public async Task A_case_whose_officer_left_the_office_is_passed_by_any_other()
    {
        await using var road = await RoadHost.StartAsync();
        await road.SubmittedAsync(2, 3);
        var row = (await road.Host.AskAsync(road.As("officer"), new ViewScreeningQueue())).Value!.Rows.Single();
        await road.Host.DoneAsync(road.As("admin"), new RevokeStaffRole(road.As("officer").RequirePerson(), StaffRole.CaseOfficer));

        var other = TestActors.Staff(StaffRole.CaseOfficer);
        var view = (await road.Host.AskAsync(other, new ViewScreeningCase(row.Id))).Value!;
        Assert.True(view.IsMine);
        await road.SettleAsync(row.Id, other);
        await road.Host.DoneAsync(other, new PassScreening(row.Id, view.Version, "Complete."));
    }

    [Fact]
    public async Task Only_the_officer_of_the_case_passes_it_and_once()
    {
        await using var road = await RoadHost.StartAsync();
        await road.SubmittedAsync(2, 3);
        var row = (await road.Host.AskAsync(road.As("officer"), new ViewScreeningQueue())).Value!.Rows.Single();
        var view = (await road.Host.AskAsync(road.As("officer"), new ViewScreeningCase(row.Id))).Value!;
        var pass = new PassScreening(row.Id, view.Version, "Complete.");

        Assert.Equal("screening.unsettled", (await road.Host.RunAsync(road.As("officer"), pass)).Problem!.Code);
        await road.SettleAsync(row.Id);
        Assert.Equal("screening.not-yours", (await road.Host.RunAsync(TestActors.Staff(StaffRole.CaseOfficer), pass)).Problem!.Code);
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.RunAsync(road.As("pi"), pass)).Kind);
        await road.Host.DoneAsync(road.As("officer"), pass);
        Assert.Equal(OutcomeKind.Stale, (await road.Host.RunAsync(road.As("officer"), pass)).Kind);
        Assert.Equal("screening.not-open", (await road.Host.RunAsync(road.As("officer"), pass with { Version = view.Version + 1 })).Problem!.Code);
        Assert.Equal(ScreeningState.Passed, (await road.Host.AskAsync(road.As("officer"), new ViewScreeningCase(row.Id))).Value!.State);
    }

    [Fact]
    public async Task What_is_due_first_stands_first_and_says_how_many_working_days_are_left()
    {
        await using var road = await RoadHost.StartAsync();
        await road.SubmittedAsync(2, 3); // Wednesday 7 January 2026
        road.Host.Time.Advance(TimeSpan.FromDays(2));
        await road.SubmittedAsync(2, 3);
        road.Host.Time.Advance(TimeSpan.FromDays(3));

        var rows = (await road.Host.AskAsync(road.As("officer"), new ViewScreeningQueue())).Value!.Rows;
        var home = (await road.Host.AskAsync(road.As("officer"), new ViewHome())).Value!.Waiting.Where(w => w.Kind == WaitingKind.Screen).ToList();

        Assert.Equal(["AISS-2026-0001", "AISS-2026-0002"], rows.Select(r => r.Reference));
        Assert.Equal(["2 of 5 working days left, due 14 January 2026", "4 of 5 working days left, due 16 January 2026"], rows.Select(r => r.Clock.InWords));
        Assert.Equal(rows.Select(r => r.Clock.InWords), home.Select(w => w.Clock!.InWords));
        var steps = (await road.Host.AskAsync(road.As("pi"), new ViewHome())).Value!.Cases[^1].Road;
        Assert.Contains("2 of 5 working days left", steps.Single(s => s.State == TimelineState.Current).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ScreeningState.Open, ScreeningAction.Pass, ScreeningState.Passed)]
    [InlineData(ScreeningState.Open, ScreeningAction.Close, ScreeningState.Closed)]
    [InlineData(ScreeningState.Passed, ScreeningAction.Pass, null)]
    [InlineData(ScreeningState.Passed, ScreeningAction.Close, null)]
    [InlineData(ScreeningState.Closed, ScreeningAction.Pass, null)]
    [InlineData(ScreeningState.Closed, ScreeningAction.Close, null)]
    [InlineData(ScreeningState.Open, ScreeningAction.HandToApplicant, ScreeningState.WithApplicant)]
    [InlineData(ScreeningState.WithApplicant, ScreeningAction.HandToApplicant, null)]
    [InlineData(ScreeningState.WithApplicant, ScreeningAction.SendBack, ScreeningState.Open)]
    [InlineData(ScreeningState.WithApplicant, ScreeningAction.Pass, null)]
    [InlineData(ScreeningState.WithApplicant, ScreeningAction.Close, ScreeningState.Closed)]
    [InlineData(ScreeningState.Open, ScreeningAction.SendBack, null)]
    [InlineData(ScreeningState.Passed, ScreeningAction.HandToApplicant, null)]
    [InlineData(ScreeningState.Open, ScreeningAction.FindNotEligible, ScreeningState.NotEligible)]
    [InlineData(ScreeningState.WithApplicant, ScreeningAction.FindNotEligible, null)]
    [InlineData(ScreeningState.NotEligible, ScreeningAction.Pass, null)]
    public void The_table_of_a_case(ScreeningState from, ScreeningAction action, ScreeningState? to) => Assert.Equal(to, ScreeningCase.Next(from, action));
}
