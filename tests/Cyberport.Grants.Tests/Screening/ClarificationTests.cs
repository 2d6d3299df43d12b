using Cyberport.Grants.Applications;
using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Notifications;
using Cyberport.Grants.Screening;
using Cyberport.Grants.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Screening;

public sealed class ClarificationTests
{
    [Fact]
    public async Task Asked_the_case_is_with_the_applicant_and_its_clock_stands_still_until_it_is_sent_back()
    {
        await using var road = await RoadHost.StartAsync();
        var (application, view) = await CaseAsync(road);
        var id = await road.Host.DoneAsync(road.As("officer"), new AskClarification(view.Id, view.Version, Objectives(view), "Which needs the cards?"));
        road.Host.Time.Advance(TimeSpan.FromDays(30));

        Assert.Equal((ScreeningState.WithApplicant, 5), await Standing());
        Assert.Contains((await road.Host.AskAsync(road.As("endorser"), new ListNotices())).Value!.Rows, n => n.Kind == NoticeKind.ClarificationAsked);
        var waiting = (await road.Host.AskAsync(road.As("member"), new ViewHome())).Value!.Waiting.Single();
        Assert.Equal((WaitingKind.Clarify, $"/applications/{application.Value}/clarify"), (waiting.Kind, waiting.Href));

        var saved = await road.Host.DoneAsync(road.As("member"), new SaveReply(id, 0, "The second one.", ""));
        await road.Host.DoneAsync(road.As("pi"), new SaveReply(id, saved.Version, "The second one.", "The first runs at home."));
        Assert.Equal(OutcomeKind.Stale, (await road.Host.RunAsync(road.As("member"), new SaveReply(id, saved.Version, "Mine", ""))).Kind);
        await SendBackAsync(road, application);

        Assert.Equal((ScreeningState.Open, 5), await Standing());
        Assert.Contains((await road.Host.AskAsync(road.As("officer"), new ListNotices())).Value!.Rows, n => n.Kind == NoticeKind.CaseSentBack);

        async Task<(ScreeningState, int)> Standing() =>
            (await road.Host.AskAsync(road.As("officer"), new ViewScreeningCase(view.Id))).Value! is var now ? (now.State, now.Clock.Left) : default;
    }

    [Fact]
    public async Task What_is_accepted_stands_beside_the_submission_for_everybody_and_the_submission_stays()
    {
        await using var road = await RoadHost.StartAsync();
        var (application, view) = await CaseAsync(road);
        var digest = view.SubmissionDigest;
        var id = await AskedAndAnsweredAsync(road, application, view, Objectives(view), "A new text.");
        Assert.Empty((await road.Host.AskAsync(road.As("chair"), new ViewClarifications(application))).Value!.Rows);
        Assert.Equal("screening.open-clarification", (await PassAsync(road, view.Id)).Problem!.Code);

        await SettleAsync(road, application, id, accept: true);

        foreach (var reader in new[] { "chair", "assessor", "pi", "officer" })
            Assert.Equal("A new text.", (await road.Host.AskAsync(road.As(reader), new ViewClarifications(application))).Value!.Accepted[Objectives(view).Slot].Single().After);
        Assert.Equal(digest, (await road.Host.AskAsync(road.As("officer"), new ViewScreeningCase(view.Id))).Value!.SubmissionDigest);
        Assert.True((await PassAsync(road, view.Id)).IsDone);
    }

    [Fact]
    public async Task A_later_question_starts_from_what_was_clarified_before()
    {
        await using var road = await RoadHost.StartAsync();
        var (application, view) = await CaseAsync(road);
        await SettleAsync(road, application, await AskedAndAnsweredAsync(road, application, view, Objectives(view), "A new text."), accept: true);

        view = (await road.Host.AskAsync(road.As("officer"), new ViewScreeningCase(view.Id))).Value!;
        await road.Host.DoneAsync(road.As("officer"), new AskClarification(view.Id, view.Version, Objectives(view), "And when?"));

        Assert.Equal("A new text.", (await road.Host.AskAsync(road.As("pi"), new ViewClarifications(application))).Value!.Rows[1].Before);
    }

    [Fact]
    public async Task Not_everything_may_be_asked_and_not_by_everybody()
    {
        await using var road = await RoadHost.StartAsync();
        var (_, view) = await CaseAsync(road);
        var ask = new AskClarification(view.Id, view.Version, null, "Why?");
        var project = view.Projects[0].Id;

        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(road.As("officer"), ask with { About = new("b.unknown", project) })).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(road.As("officer"), ask with { About = new("c.shareholding") })).Kind); // not asked of universities
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(road.As("officer"), ask with { About = new("b.objectives", ProjectId.New(), AnswerLanguage.English) })).Kind);
        Assert.Equal("screening.compute-request", (await road.Host.RunAsync(road.As("officer"), ask with { About = new("b.cards", project) })).Problem!.Code);
        Assert.Equal("screening.not-yours", (await road.Host.RunAsync(TestActors.Staff(StaffRole.CaseOfficer), ask)).Problem!.Code);
        Assert.Equal(OutcomeKind.Invalid, (await road.Host.RunAsync(road.As("officer"), ask with { Question = " " })).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await road.Host.RunAsync(road.As("officer"), ask with { Days = 31 })).Kind);
        Assert.DoesNotContain((await road.Host.AskAsync(road.As("officer"), new ListAskable(view.Id))).Value!, a => a.Key.Question is "b.cards" or "c.shareholding");
    }

    [Fact]
    public async Task A_stranger_reads_and_answers_nothing_and_a_closed_case_takes_no_answer()
    {
        await using var road = await RoadHost.StartAsync();
        var (application, view) = await CaseAsync(road);
        var id = await road.Host.DoneAsync(road.As("officer"), new AskClarification(view.Id, view.Version, null, "Why?"));

        Assert.Equal(OutcomeKind.NotFound, (await road.Host.AskAsync(road.As("pi2"), new ViewClarifications(application))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(road.As("pi2"), new SaveReply(id, 0, "x", "x"))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(road.As("pi2"), new SendCaseBack(application, 2))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.RunAsync(road.As("endorser"), new SaveReply(id, 0, "x", "x"))).Kind);
        var current = (await road.Host.AskAsync(road.As("pi"), new ViewClarifications(application))).Value!;
        Assert.Equal("screening.unanswered", (await road.Host.RunAsync(road.As("pi"), new SendCaseBack(application, current.Version))).Problem!.Code);

        var version = await road.Host.InDatabaseAsync(db => db.Set<GrantApplication>().Where(a => a.Id == application).Select(a => a.Version).SingleAsync());
        await road.Host.DoneAsync(road.As("pi"), new WithdrawApplication(application, version, "Funded elsewhere."));
        Assert.Equal("screening.not-asked", (await road.Host.RunAsync(road.As("pi"), new SaveReply(id, 0, "x", "x"))).Problem!.Code);
        Assert.Equal("screening.not-asked", (await road.Host.RunAsync(road.As("pi"), new SendCaseBack(application, current.Version))).Problem!.Code);
    }

    [Fact]
    public async Task The_last_question_taken_back_brings_the_case_back()
    {
        await using var road = await RoadHost.StartAsync();
        var (application, view) = await CaseAsync(road);
        var id = await road.Host.DoneAsync(road.As("officer"), new AskClarification(view.Id, view.Version, null, "Why?"));
        Assert.Equal("screening.with-applicant", (await PassAsync(road, view.Id)).Problem!.Code);

        await SettleAsync(road, application, id, accept: false);

        Assert.Equal(ScreeningState.Open, (await road.Host.AskAsync(road.As("officer"), new ViewScreeningCase(view.Id))).Value!.State);
        var again = await road.Host.RunAsync(road.As("officer"), new SettleClarification(id, 2, Accept: true));
        Assert.Equal("screening.clarification-settled", again.Problem!.Code);
    }

    [Fact]
    public async Task A_day_that_is_near_or_over_is_told_once_each_and_escalates_and_rejects_nobody()
    {
        await using var road = await RoadHost.StartAsync();
        var (application, view) = await CaseAsync(road);
        await road.Host.DoneAsync(road.As("officer"), new AskClarification(view.Id, view.Version, null, "Why?")); // Wednesday 7 January, due Wednesday 21
        Task<int> RemindAsync() => road.Host.DoneAsync(Actor.System("Screening"), new RemindOfClarifications());

        Assert.Equal(0, await RemindAsync());
        road.Host.Time.MoveTo(new(2026, 1, 19));
        Assert.Equal(1, await RemindAsync());
        Assert.Equal(0, await RemindAsync());
        Assert.DoesNotContain((await road.Host.AskAsync(road.As("officer"), new ViewHome())).Value!.Waiting, w => w.Kind == WaitingKind.ChaseClarification);
        road.Host.Time.MoveTo(new(2026, 1, 22));
        Assert.Equal(1, await RemindAsync());
        Assert.Equal(0, await RemindAsync());

        Assert.Contains((await road.Host.AskAsync(road.As("officer"), new ViewHome())).Value!.Waiting, w => w.Kind == WaitingKind.ChaseClarification);
        Assert.Equal(2, (await road.Host.AskAsync(road.As("pi"), new ListNotices())).Value!.Rows.Count(n => n.Kind == NoticeKind.ClarificationDue));
        Assert.True((await road.Host.AskAsync(road.As("pi"), new ViewClarifications(application))).Value!.CanAnswer);
    }

    [Theory]
    [InlineData(ClarificationState.Asked, ClarificationAction.SendBack, ClarificationState.SentBack)]
    [InlineData(ClarificationState.Asked, ClarificationAction.Accept, null)]
    [InlineData(ClarificationState.Asked, ClarificationAction.TakeBack, ClarificationState.TakenBack)]
    [InlineData(ClarificationState.SentBack, ClarificationAction.SendBack, null)]
    [InlineData(ClarificationState.SentBack, ClarificationAction.Accept, ClarificationState.Accepted)]
    [InlineData(ClarificationState.SentBack, ClarificationAction.TakeBack, ClarificationState.TakenBack)]
    [InlineData(ClarificationState.Accepted, ClarificationAction.TakeBack, null)]
    [InlineData(ClarificationState.TakenBack, ClarificationAction.Accept, null)]
    public void The_table_of_a_clarification(ClarificationState from, ClarificationAction action, ClarificationState? to) => Assert.Equal(to, Clarification.Next(from, action));

    private static AnswerKey Objectives(ScreeningView view) => new("b.objectives", view.Projects[0].Id, AnswerLanguage.English);

    private static async Task<(GrantApplicationId, ScreeningView)> CaseAsync(RoadHost road)
    {
        await road.SubmittedAsync(2, 3);
        var id = await road.Host.InDatabaseAsync(db => db.Set<ScreeningCase>().Select(c => c.Id).SingleAsync());
        var view = (await road.Host.AskAsync(road.As("officer"), new ViewScreeningCase(id))).Value!;
        return (view.Application, view);
    }

    private static async Task<ClarificationId> AskedAndAnsweredAsync(RoadHost road, GrantApplicationId application, ScreeningView view, AnswerKey about, string after)
    {
        var id = await road.Host.DoneAsync(road.As("officer"), new AskClarification(view.Id, view.Version, about, "Which needs the cards?"));
        await road.Host.DoneAsync(road.As("pi"), new SaveReply(id, 0, after, ""));
        await SendBackAsync(road, application);
        return id;
    }

    private static async Task SendBackAsync(RoadHost road, GrantApplicationId application)
    {
        var view = (await road.Host.AskAsync(road.As("pi"), new ViewClarifications(application))).Value!;
        await road.Host.DoneAsync(road.As("pi"), new SendCaseBack(application, view.Version));
    }

    private static async Task SettleAsync(RoadHost road, GrantApplicationId application, ClarificationId id, bool accept)
    {
        var row = (await road.Host.AskAsync(road.As("officer"), new ViewClarifications(application))).Value!.Rows.Single(r => r.Id == id);
        await road.Host.DoneAsync(road.As("officer"), new SettleClarification(id, row.Version, accept));
    }

    private static async Task<Outcome<Nothing>> PassAsync(RoadHost road, ScreeningCaseId id)
    {
        var view = (await road.Host.AskAsync(road.As("officer"), new ViewScreeningCase(id))).Value!;
        if (view.CanAct) await road.SettleAsync(id);
        return await road.Host.RunAsync(road.As("officer"), new PassScreening(id, view.Version, ""));
    }
}
