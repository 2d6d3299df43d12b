using Cyberport.Grants.Applications;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Panels.Meetings;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Screening;
using Cyberport.Grants.Screening.Enquiries;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Data.Seeding;

/// <summary>
/// Takes one story along the road, each step by the operation that its person would run. The steps come with their day, so that the
/// stories of a demonstration can be told in the order of time.
/// </summary>
internal sealed class StoryTeller(OperationRunner operations, SampleDrafting drafting, GrantsClock clock, CallId call, Story story)
{
    private GrantApplicationId _application;
    private string _reference = "";
    private MeetingId _meeting;

    public IEnumerable<(double Day, Func<Task> Tell)> Steps()
    {
        yield return (story.DraftedOn + 0.42, DraftAsync);
        if (story.SubmittedOn is { } submitted) yield return (submitted + 0.45, SubmitAsync);
        if (story.PassedOn is { } passed) yield return (passed + 0.4, PassAsync);
        if (story.AskedOn is { } asked) yield return (asked + 0.43, AskAsync);
        if (story.AnsweredOn is { } answered) yield return (answered + 0.47, AnswerAsync);
        if (story.NotEligibleOn is { } ended) yield return (ended + 0.45, EndAsync);
        if (story.PassedOn is { } since) yield return (Math.Min(since + 4, story.Ruling?.DecidedOn ?? since + 4) + 0.5, AssessAsync);
        if (story is { PassedOn: { } screened, Reviewed: true })
        {
            var reviewing = new SampleReviewing(operations, clock);
            yield return (screened + 0.46, () => reviewing.GiveAsync(_reference));
            yield return (Math.Min(screened + 6, story.Ruling?.DecidedOn ?? screened + 6) + 0.52, () => reviewing.WriteAsync(_reference, story.Ruling));
        }
        if (story.EnquiredOn is { } enquired) yield return (enquired + 0.41, EnquireAsync);
        if (story.RepliedOn is { } replied) yield return (replied + 0.47, ReplyAsync);
        if (story.Ruling is not { } ruling) yield break;
        yield return (ruling.DecidedOn + 0.58, () => MeetAsync(ruling));
        if (ruling.ConfirmedOn is { } confirmed) yield return (confirmed + 0.44, ConfirmAsync);
        if (ruling.AcceptedOn is { } accepted) yield return (accepted + 0.5, AcceptAsync);
    }

    private Actor As(string demoId) => DemonstrationPeople.ActorOf(demoId, clock);

    private async Task DraftAsync()
    {
        var (investigator, body) = (As(story.Investigator), DemonstrationPeople.BodyIdOf(story.Body));
        _application = story.Half
            ? await BeginAsync(investigator, body)
            : await drafting.DraftAsync(investigator, call, body, story.Applicant, story.Projects);
    }

    /// <summary>A draft as it looks on the third evening: the project is told, much is still empty.</summary>
    private async Task<GrantApplicationId> BeginAsync(Actor investigator, OrganisationId body)
    {
        var id = await operations.MustAsync(investigator, new StartApplication(call, body));
        string[] written = ["b.title", "b.objectives", "b.summary", "b.cards", "b.months", "b.start"];
        var project = story.Projects[0];
        var begun = project with { Answers = project.Answers.Where(a => written.Any(w => a.Key.StartsWith(w, StringComparison.Ordinal))).ToDictionary() };
        await drafting.AnswerAsync(investigator, id, new SampleApplicant(new Dictionary<string, string>()), [begun]);
        return id;
    }

    private async Task SubmitAsync() => _reference = (await drafting.SubmitAsync(As(story.Endorser), _application)).Reference;

    private async Task PassAsync()
    {
        var officer = As("officer");
        var screening = await operations.MustAskAsync(officer, new ViewScreeningCase(await CaseAsync(officer)));
        await operations.MustAsync(officer, new SettleChecks(screening.Id, [.. screening.Checks.Select(c => c is { IsAttachment: true, File: null }
            ? new SettledCheck(c.Code, CheckFinding.NotApplicable, "Optional, not handed in.") : new SettledCheck(c.Code, CheckFinding.Fine))]));
        await operations.MustAsync(officer, new PassScreening(screening.Id, screening.Version, "All attachments present and legible."));
    }

    private async Task AskAsync()
    {
        var officer = As("officer");
        var screening = await operations.MustAskAsync(officer, new ViewScreeningCase(await CaseAsync(officer)));
        await operations.MustAsync(officer, new AskClarification(screening.Id, screening.Version,
            new("b.objectives", screening.Projects[0].Id, AnswerLanguage.English), "Which of these objectives needs the cards, and in which month does it begin?"));
    }

    /// <summary>The team adds a sentence and sends the case back; the officer accepts it.</summary>
    private async Task AnswerAsync()
    {
        var (investigator, officer) = (As(story.Investigator), As("officer"));
        var asked = (await operations.MustAskAsync(investigator, new ViewClarifications(_application))).Rows.Single();
        await operations.MustAsync(investigator, new SaveReply(asked.Id, 0,
            $"{asked.Before} The cards serve the second objective, from the first month on.", "The first objective runs on our own machines."));
        var view = await operations.MustAskAsync(investigator, new ViewClarifications(_application));
        await operations.MustAsync(investigator, new SendCaseBack(_application, view.Version));
        var answer = (await operations.MustAskAsync(officer, new ViewClarifications(_application))).Rows.Single();
        await operations.MustAsync(officer, new SettleClarification(answer.Id, answer.Version, Accept: true));
    }

    private Task EnquireAsync() => operations.MustAsync(As(story.Investigator), new AskSecretariat(_application,
        "Our second node arrives a month later than we wrote. Is it enough to tell you here, or should we wait for your questions?"));

    private async Task ReplyAsync()
    {
        var officer = As("officer");
        var asked = (await operations.MustAskAsync(officer, new ViewEnquiries(_application))).Rows[^1];
        await operations.MustAsync(officer, new AnswerEnquiry(asked.Id, "It is enough to tell us here: it changes nothing of what you ask for. Should the assessor need it in the application itself, we shall ask you about that answer."));
    }

    private async Task EndAsync()
    {
        var officer = As("officer");
        var screening = await operations.MustAskAsync(officer, new ViewScreeningCase(await CaseAsync(officer)));
        await operations.MustAsync(officer, SettleChecks.One(screening.Id, "double-funding", CheckFinding.NotFine, "The same work is paid by another scheme until next year."));
        await operations.MustAsync(officer, new FindNotEligible(screening.Id, screening.Version,
            "The declaration says that no other Government subsidy is received for the same scope; the published list of another scheme names this project.",
            "When that grant has ended, or for work that it does not pay, apply again and say how the two differ."));
    }

    /// <summary>As asked; in a case that is not decided yet the last project still waits for its assessor.</summary>
    private async Task AssessAsync()
    {
        foreach (var handle in (string[])["assessor", "assessor2"])
        {
            var assessor = As(handle);
            var mine = (await operations.MustAskAsync(assessor, new ViewAssessments())).Rows.Where(r => r.Reference.StartsWith(_reference + "/", StringComparison.Ordinal));
            foreach (var row in mine.Where(r => story.Ruling is not null || !r.Reference.EndsWith($"/{story.Projects.Count}", StringComparison.Ordinal)))
                await operations.MustAsync(assessor, new GiveAssessment(row.Id, 1, Opinion(row)));
        }
    }

    private TypedAssessment Opinion(AssessmentRow row) => story.Ruling switch
    {
        { Verdict: Verdict.ApproveLess } ruling => new(PlatformFit.FitsWithChanges, ruling.Cards, ruling.Months, ruling.Start,
            "The corpus is smaller than the request assumes; the cards above that would wait for data."),
        { Verdict: Verdict.Refuse } => new(PlatformFit.DoesNotFit, null, null, null, "The experiments described need a quarter of this; the data agreement is missing."),
        _ => new(PlatformFit.Fits, row.Cards?.Count, row.Months, row.Start, "Distributed training over NVLink as described; the memory estimate is right."),
    };

    private async Task<ScreeningCaseId> CaseAsync(Actor officer)
    {
        for (var number = 1; ; number++)
        {
            var queue = await operations.MustAskAsync(officer, new ViewScreeningQueue(Number: number));
            if (queue.Rows.FirstOrDefault(r => r.Reference == _reference) is { } row) return row.Id;
            if (number >= queue.Pages) throw new InvalidOperationException($"{_reference} waits in no queue.");
        }
    }

    /// <summary>The Committee meets about the projects of this story, everybody there, and records what it decides.</summary>
    private async Task MeetAsync(Ruling ruling)
    {
        var officer = As("officer");
        _meeting = await operations.MustAsync(officer, new ConveneMeeting(clock.UtcNow, "Cyberport 3, conference room 2"));
        var ready = await operations.MustAskAsync(officer, new ListReady());
        var own = ready.Where(r => r.Reference.StartsWith(_reference + "/", StringComparison.Ordinal)).Select(r => r.Project).ToList();
        await operations.MustAsync(officer, new PutOnAgenda(_meeting, 1, own, "Reviewed before reviews were kept in the portal."));
        var seats = (await MeetingAsync(officer)).Seats;
        await operations.MustAsync(officer, new RecordAttendance(_meeting, 1, [.. seats.Select(s => new MemberAttendance(s.Person, Attendance.Present))]));
        await operations.MustAsync(officer, new OpenMeeting(_meeting, 2));
        await EachProjectAsync(project => RecordAsync(project, ruling));
        await operations.MustAsync(officer, new CloseMeeting(_meeting, (await MeetingAsync(officer)).Version));
    }

    private Task<MeetingView> MeetingAsync(Actor who) => operations.MustAskAsync(who, new ViewMeeting(_meeting));

    private async Task RecordAsync(string reference, Ruling ruling)
    {
        var officer = As("officer");
        var about = await operations.MustAskAsync(officer, new ViewDecision(await ProjectAsync(officer, reference)));
        var figures = ruling.Verdict == Verdict.Refuse ? null
            : new AwardFigures(new Cards(ruling.Cards), ruling.Months, ruling.Start, Share.Percent(70));
        DecisionReason[] reasons = ruling.Reason.Length == 0 ? [] : [new(ruling.Verdict == Verdict.Refuse ? 2 : 0, ruling.Reason)];
        string[] conditions = figures is null ? [] : ["half-yearly-report", "final-report"];
        await operations.MustAsync(officer, new RecordDecision(about.Project, about.Version, ruling.Verdict, figures, conditions, reasons));
    }

    private async Task<ProjectId> ProjectAsync(Actor officer, string reference) =>
        (await MeetingAsync(officer)).Agenda.Single(i => i.Reference == reference).Project;

    private async Task ConfirmAsync()
    {
        var (chair, meeting) = (As("chair"), await MeetingAsync(As("chair")));
        await operations.MustAsync(chair, new ConfirmDecisions([.. meeting.Agenda.Select(i => new DecisionSeen(i.Decision!.Id, i.Decision.Version))]));
        await operations.MustAsync(chair, new PublishMeeting(_meeting, meeting.Version));
    }

    private async Task AcceptAsync()
    {
        var endorser = As(story.Endorser);
        var open = (await operations.MustAskAsync(endorser, new ViewOffers(OfferState.Open))).Rows
            .Where(r => r.Reference.StartsWith(_reference + "/", StringComparison.Ordinal));
        foreach (var row in open)
        {
            var offer = await operations.MustAskAsync(endorser, new ViewOffer(row.Id));
            await operations.MustAsync(endorser, new AcceptOffer(offer.Id, offer.Version, offer.Digest.Hex, endorser.Name, "Director, Research Office", Agrees: true));
        }
    }

    private async Task EachProjectAsync(Func<string, Task> tell)
    {
        for (var number = 1; number <= story.Projects.Count; number++) await tell($"{_reference}/{number}");
    }
}
