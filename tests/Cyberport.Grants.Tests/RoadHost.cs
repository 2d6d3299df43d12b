using Cyberport.Grants.Applications;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Panels.Meetings;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Screening;
using Cyberport.Grants.TestKit;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests;

/// <summary>
/// The road from submission on: the cast of the demonstration, one programme with money and one centre with cards. Applications are
/// put in as submitted; everything after that goes through operations.
/// </summary>
internal sealed class RoadHost : IAsyncDisposable
{
    public static readonly DateOnly March = new(2026, 3, 1);

    private int _applications;

    private RoadHost(GrantsHost host) => Host = host;

    public GrantsHost Host { get; }
    public FundingLineId Line { get; private set; }
    public CapacityPoolId Pool { get; private set; }
    public CallId Call { get; private set; }

    public Actor As(string demoId) => DemonstrationPeople.ActorOf(demoId, Host.Clock);

    /// <param name="cards">In service from 1 January 2026 on.</param>
    public static async Task<RoadHost> StartAsync(decimal dollars = 3_000_000, int cards = 100)
    {
        var road = new RoadHost(await GrantsHost.StartAsync());
        var host = road.Host;
        await host.InDatabaseAsync(db => SeedPeople.RunAsync(db, host.Clock.UtcNow.AddDays(-30), default));
        road.Line = await host.DoneAsync(road.As("finance"), new OpenFundingLine("AISS", new("AI subsidies", "人工智能資助", "人工智能资助")));
        if (dollars > 0) await host.DoneAsync(road.As("finance"), new AppropriateFund(road.Line, Money.FromDollars(dollars), "Head 154"));
        road.Pool = await host.DoneAsync(road.As("operator"), new OpenCapacityPool("AISC", new("AI Supercomputing Centre", "人工智能超算中心", "人工智能超算中心")));
        await host.DoneAsync(road.As("operator"), new SetCapacityStep(road.Pool, new(2026, 1, 1), new Petaflops(cards), 1000));
        await host.InDatabaseAsync(async db =>
        {
            var programme = Programme.Create("AISS", new("AI Subsidy Scheme", "人工智能資助計劃", "人工智能资助计划"), Share.Percent(70), Share.Percent(90));
            programme.PaidFrom(road.Line.Value);
            db.Add(programme.Judge([(new("Need", "需要", "需要"), Share.Percent(25), true), (new("Means", "能力", "能力"), Share.Percent(75), false)], by: null, host.Clock.UtcNow));
            var form = FormVersion.Publish(await ReadFormAsync());
            var call = Grants.Programmes.Call.Announce(
                programme.Id, new("Rolling", "常年", "常年"), new("", "", ""), CallTier.Standard, host.Clock.UtcNow.AddDays(-60), null, form.Code, form.Version,
                Enum.GetValues<OrganisationCategory>());
            db.AddRange(programme, form, call, PriceList.Publish(programme.Id, 1, new(2024, 10, 1), Money.FromDollars(30_000), isDemonstration: true),
                Condition.Of("REPORTS", new("Report every six months.", "每六個月提交報告。", "每六个月提交报告。")));
            road.Call = call.Id;
            await db.SaveChangesAsync();
        });
        return road;
    }

    /// <summary>A submitted application with one project.</summary>
    public async Task<ProjectId> SubmittedAsync(int cards, int months, string organisation = DemonstrationPeople.University)
    {
        var number = Interlocked.Increment(ref _applications);
        var (now, lead) = (Host.Clock.UtcNow, DemonstrationPeople.IdOf("pi"));
        var id = await Host.InDatabaseAsync(async db =>
        {
            var call = await db.Set<Call>().SingleAsync(c => c.Id == Call);
            var application = GrantApplication.Start(call, DemonstrationPeople.BodyIdOf(organisation), lead, now);
            var project = application.Projects[0];
            project.Title = new($"Project {number}", $"項目{number}");
            (project.Request.Cards, project.Request.Months, project.Request.Start) = (new Cards(cards), months, March);
            var submission = SubmissionId.New();
            db.Add(Submission.Of(submission, application.Id, "{}", lead, "Ng Mei Yee", "Director", now));
            application.Submit(submission, ReferenceNumber.Of("AISS", 2026, number), now);
            db.Add(application);
            await db.SaveChangesAsync();
            return project.Id;
        });
        await Host.SettleAsync();
        return id;
    }

    /// <summary>A project that is before the Committee: its case is screened, and a meeting of its own with everybody there has it on its agenda.</summary>
    public async Task<ProjectId> DecidableAsync(int cards, int months, string organisation = DemonstrationPeople.University)
    {
        var project = await ScreenedAsync(cards, months, organisation);
        await MeetAsync(project);
        return project;
    }

    /// <summary>A project whose case has passed screening and which is assessed as it asks; it stands on no agenda.</summary>
    public async Task<ProjectId> ScreenedAsync(int cards, int months, string organisation = DemonstrationPeople.University)
    {
        var project = await SubmittedAsync(cards, months, organisation);
        var application = await Host.InDatabaseAsync(db => db.Set<Project>().Where(p => p.Id == project).Select(p => p.ApplicationId).SingleAsync());
        var screening = await Host.InDatabaseAsync(db => db.Set<ScreeningCase>().AsNoTracking().SingleAsync(c => c.ApplicationId == application));
        await SettleAsync(screening.Id);
        await Host.DoneAsync(As("officer"), new PassScreening(screening.Id, screening.Version, "Complete."));
        await AssessAsync(project);
        return project;
    }

    /// <summary>Every item of the checklist, as fine.</summary>
    public async Task SettleAsync(ScreeningCaseId screening, Actor? officer = null)
    {
        var view = (await Host.AskAsync(officer ?? As("officer"), new ViewScreeningCase(screening))).Value!;
        await Host.DoneAsync(officer ?? As("officer"), new SettleChecks(screening, [.. view.Checks.Select(c => new SettledCheck(c.Code, CheckFinding.Fine))]));
    }

    /// <summary>The assessor's word on a project, with the figures asked for.</summary>
    public async Task AssessAsync(ProjectId project)
    {
        var (assessment, asked) = await Host.InDatabaseAsync(async db => (
            await db.Set<TechnicalAssessment>().AsNoTracking().SingleAsync(t => t.ProjectId == project), await db.Set<Project>().AsNoTracking().SingleAsync(p => p.Id == project)));
        var handle = DemonstrationPeople.All.Single(p => DemonstrationPeople.IdOf(p.DemoId) == assessment.Assessor).DemoId;
        await Host.DoneAsync(As(handle), new GiveAssessment(assessment.Id, assessment.Version,
            new(PlatformFit.Fits, asked.Request.Cards?.Count, asked.Request.Months, asked.Request.Start, "Fits the platform as described.")));
    }

    /// <summary>A meeting that sits, with these projects on its agenda.</summary>
    /// <param name="absent">Members who did not come.</param>
    public async Task<MeetingId> MeetAsync(ProjectId project, params string[] absent)
    {
        var officer = As("officer");
        var meeting = await Host.DoneAsync(officer, new ConveneMeeting(Host.Clock.UtcNow.AddHours(1), "Cyberport 3"));
        await Host.DoneAsync(officer, new PutOnAgenda(meeting, 1, [project], "Only the agenda is tested."));
        var seats = (await MeetingAsync(meeting)).Seats;
        await Host.DoneAsync(officer, new RecordAttendance(meeting, 1,
            [.. seats.Select(s => new MemberAttendance(s.Person, absent.Any(a => DemonstrationPeople.IdOf(a) == s.Person) ? Attendance.Apologies : Attendance.Present))]));
        await Host.DoneAsync(officer, new OpenMeeting(meeting, 2));
        return meeting;
    }

    public async Task<MeetingView> MeetingAsync(MeetingId meeting, string who = "officer") => (await Host.AskAsync(As(who), new ViewMeeting(meeting))).Value!;

    /// <summary>The chair makes a decision final, and the meeting that took it is published.</summary>
    public async Task ConfirmAsync(DecisionId decision, long version = 1)
    {
        await Host.DoneAsync(As("chair"), new ConfirmDecisions([new(decision, version)]));
        var meeting = await Host.InDatabaseAsync(db => db.Set<Decision>().Where(d => d.Id == decision).Select(d => d.MeetingId).SingleAsync());
        if (meeting is { } held) await PublishAsync(held);
    }

    public async Task PublishAsync(MeetingId meeting)
    {
        await Host.DoneAsync(As("officer"), new CloseMeeting(meeting, (await MeetingAsync(meeting)).Version));
        await Host.DoneAsync(As("chair"), new PublishMeeting(meeting, (await MeetingAsync(meeting)).Version));
    }

    public static RecordDecision Approve(ProjectId project, int cards, int months, int percent = 70, long version = 0, DateOnly? start = null) =>
        new(project, version, Verdict.Approve, new(new Cards(cards), months, start ?? March, Share.Percent(percent)), ["REPORTS"], []);

    /// <summary>An approved project with an open offer.</summary>
    public async Task<OfferView> OfferedAsync(int cards, int months, string organisation = DemonstrationPeople.University, Share? rate = null, DateOnly? start = null)
    {
        var project = await DecidableAsync(cards, months, organisation);
        var decision = await Host.DoneAsync(As("officer"), new RecordDecision(
            project, 0, Verdict.Approve, new(new Cards(cards), months, start ?? March, rate ?? Share.Percent(70)), ["REPORTS"], []));
        await ConfirmAsync(decision);
        var offer = await Host.InDatabaseAsync(db => db.Set<Offer>().Where(o => o.ProjectId == project).Select(o => o.Id).SingleAsync());
        return (await Host.AskAsync(As("chair"), new ViewOffer(offer))).Value!;
    }

    public static AcceptOffer Acceptance(OfferView offer) => new(offer.Id, offer.Version, offer.Digest.Hex, "Ng Mei Yee", "Director of Research", Agrees: true);

    public async Task<FundFigures> FundAsync() => (await Host.AskAsync(As("finance"), new ViewFund(Line))).Value!.Figures;

    public async Task<int> CardsLeftAsync(DateOnly month) =>
        (await Host.AskAsync(As("chair"), new ViewCapacity(month, 1))).Value!.Months.Single().Left;

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static async Task<string> ReadFormAsync()
    {
        var assembly = typeof(GrantsCore).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(n => n.EndsWith("aiss-standard.json", StringComparison.Ordinal)))!);
        return await reader.ReadToEndAsync();
    }
}
