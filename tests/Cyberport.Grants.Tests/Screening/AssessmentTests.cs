using Cyberport.Grants.Applications;
using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Screening;
using Cyberport.Grants.TestKit;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Screening;

public sealed class AssessmentTests
{
    private static readonly DateOnly April = new(2026, 4, 1);

    [Fact]
    public async Task A_complete_case_gives_each_project_to_the_assessor_with_the_fewest_open_ones()
    {
        await using var road = await RoadHost.StartAsync();
        await PassedAsync(road);
        await PassedAsync(road);
        await PassedAsync(road);

        var (first, second) = (await ListAsync(road, "assessor"), await ListAsync(road, "assessor2"));

        Assert.Equal([1, 2], new[] { first.Count, second.Count }.Order());
        Assert.All(first.Concat(second), r => Assert.Equal("15 of 15 working days left, due 28 January 2026", r.Clock.InWords));
        Assert.Equal(first.Count, (await road.Host.AskAsync(road.As("assessor"), new ViewHome())).Value!.Waiting.Count(w => w.Kind == WaitingKind.Assess));
    }

    [Fact]
    public async Task What_is_typed_is_kept_and_what_is_given_stands_beside_the_request()
    {
        await using var road = await RoadHost.StartAsync();
        var (assessor, row) = await PassedAsync(road);
        var typed = new TypedAssessment(PlatformFit.FitsWithChanges, 4, 3, April, "Half the cards do: the model fits one node.");

        await road.Host.DoneAsync(assessor, new SaveAssessment(row.Id, typed with { Cards = null, Comment = "Half" }));
        var view = (await road.Host.AskAsync(assessor, new ViewAssessment(row.Id))).Value!;
        Assert.Equal((null, "Half"), (view.Typed.Cards, view.Typed.Comment));
        Assert.Equal(Money.FromDollars(720_000), view.Estimate!.Cost.List);
        Assert.Equal(OutcomeKind.Invalid, (await road.Host.RunAsync(assessor, new GiveAssessment(row.Id, view.Version, typed with { Comment = " " }))).Kind);
        await road.Host.DoneAsync(assessor, new GiveAssessment(row.Id, view.Version, typed));

        var told = Assert.Single((await road.Host.AskAsync(road.As("chair"), new ViewRecommendations(view.Application))).Value!);
        Assert.Equal((8, 3, new RecommendedFigures(new Cards(4), 3, April)), (told.AskedCards!.Value.Count, told.AskedMonths!.Value, told.Figures!));
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.AskAsync(road.As("pi"), new ViewRecommendations(view.Application))).Kind);
        Assert.Equal(OutcomeKind.Stale, (await road.Host.RunAsync(assessor, new GiveAssessment(row.Id, view.Version, typed))).Kind);
        Assert.Equal("screening.assessment-not-waiting", (await road.Host.RunAsync(assessor, new SaveAssessment(row.Id, typed))).Problem!.Code);
    }

    [Fact]
    public async Task Another_assessor_s_project_does_not_exist()
    {
        await using var road = await RoadHost.StartAsync();
        var (assessor, row) = await PassedAsync(road);
        var other = TestActors.Staff(StaffRole.TechnicalAssessor);
        var typed = new TypedAssessment(PlatformFit.Fits, 8, 3, RoadHost.March, "Fits.");

        Assert.Equal(OutcomeKind.NotFound, (await road.Host.AskAsync(other, new ViewAssessment(row.Id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(other, new SaveAssessment(row.Id, typed))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(other, new GiveAssessment(row.Id, 1, typed))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.RunAsync(road.As("officer"), new GiveAssessment(row.Id, 1, typed))).Kind);
        await road.Host.DoneAsync(assessor, new GiveAssessment(row.Id, 1, typed));
    }

    [Fact]
    public async Task The_applicant_sees_that_it_is_assessed_and_not_how()
    {
        await using var road = await RoadHost.StartAsync();
        var (assessor, row) = await PassedAsync(road);
        var application = (await road.Host.AskAsync(assessor, new ViewAssessment(row.Id))).Value!.Application;
        async Task<TimelineStep> StepAsync() => (await road.Host.AskAsync(road.As("pi"), new CaseTimeline(application))).Value!.Single().Steps.Single(s => s.Title == DeskWords.Step_Assessment);

        Assert.Equal(TimelineState.Current, (await StepAsync()).State);
        await road.Host.DoneAsync(assessor, new GiveAssessment(row.Id, 1, new(PlatformFit.DoesNotFit, null, null, null, "Needs another platform.")));
        var done = await StepAsync();
        Assert.Equal((TimelineState.Done, null, null), (done.State, done.Holder, done.Words));
    }

    [Fact]
    public async Task Nobody_assesses_what_was_taken_back()
    {
        await using var road = await RoadHost.StartAsync();
        var (assessor, row) = await PassedAsync(road);
        var application = await road.Host.InDatabaseAsync(db => db.Set<GrantApplication>().AsNoTracking().SingleAsync());
        await road.Host.DoneAsync(road.As("pi"), new WithdrawApplication(application.Id, application.Version, "Funded elsewhere."));

        Assert.Empty(await ListAsync(road, "assessor"));
        Assert.Equal(OutcomeKind.Stale, (await road.Host.RunAsync(assessor, new GiveAssessment(row.Id, 1, new(PlatformFit.DoesNotFit, null, null, null, "No.")))).Kind);
    }

    [Theory]
    [InlineData(PlatformFit.Fits, 8, 3, 3, null)]
    [InlineData(PlatformFit.Fits, 4, 3, 3, "screening.fits-as-asked")]
    [InlineData(PlatformFit.FitsWithChanges, 4, 6, 3, null)] // fewer cards for longer
    [InlineData(PlatformFit.FitsWithChanges, 8, 3, 4, null)] // later
    [InlineData(PlatformFit.FitsWithChanges, 8, 3, 3, "screening.no-change")]
    [InlineData(PlatformFit.FitsWithChanges, 9, 3, 3, "screening.more-than-asked")]
    public void Recommended_figures_are_never_more_than_asked(PlatformFit fit, int cards, int months, int start, string? refusal)
    {
        var asked = new ComputeRequest { Cards = new Cards(8), Months = 3, Start = new DateOnly(2026, 3, 1) };
        var figures = new RecommendedFigures(new Cards(cards), months, new DateOnly(2026, start, 1));

        var refused = Record.Exception(() => AssessmentRules.RequireFits(fit, figures, asked));

        Assert.Equal(refusal, (refused as RuleViolation)?.Code);
    }

    [Theory]
    [InlineData(AssessmentState.Waiting, AssessmentAction.Give, AssessmentState.Done)]
    [InlineData(AssessmentState.Waiting, AssessmentAction.Close, AssessmentState.Closed)]
    [InlineData(AssessmentState.Done, AssessmentAction.Give, null)]
    [InlineData(AssessmentState.Done, AssessmentAction.Close, null)]
    [InlineData(AssessmentState.Closed, AssessmentAction.Give, null)]
    public void The_table_of_an_assessment(AssessmentState from, AssessmentAction action, AssessmentState? to) => Assert.Equal(to, TechnicalAssessment.Next(from, action));

    /// <summary>A passed case with one project of 8 cards × 3 months from March, and who assesses it.</summary>
    private static async Task<(Actor Assessor, AssessmentRow Row)> PassedAsync(RoadHost road)
    {
        var project = await road.SubmittedAsync(8, 3);
        var screening = await road.Host.InDatabaseAsync(db => db.Set<ScreeningCase>().AsNoTracking().OrderByDescending(c => c.Reference).FirstAsync());
        await road.SettleAsync(screening.Id);
        await road.Host.DoneAsync(road.As("officer"), new PassScreening(screening.Id, screening.Version, "Complete."));
        var id = await road.Host.InDatabaseAsync(db => db.Set<TechnicalAssessment>().Where(t => t.ProjectId == project).Select(t => t.Id).SingleAsync());
        foreach (var handle in new[] { "assessor", "assessor2" })
            if ((await ListAsync(road, handle)).SingleOrDefault(r => r.Id == id) is { } row) return (road.As(handle), row);
        throw new InvalidOperationException("The project was given to nobody.");
    }

    private static async Task<IReadOnlyList<AssessmentRow>> ListAsync(RoadHost road, string handle) =>
        (await road.Host.AskAsync(road.As(handle), new ViewAssessments())).Value!.Rows;
}
