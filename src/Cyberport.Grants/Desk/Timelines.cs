using System.Globalization;
using Cyberport.Grants.Allocations;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Screening;
using Cyberport.Grants.Screening.Enquiries;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Desk;

/// <summary>Reads what every slice knows of cases, however many, in two commands, and tells each as one road per project.</summary>
internal sealed class Timelines(GrantsDbContext db, GrantsClock clock, WorkingCalendar calendar, CurrentActor reader)
{
    /// <summary>The roads of some applications, the newest first.</summary>
    public async Task<IReadOnlyList<IGrouping<GrantApplicationId, ProjectTimeline>>> OfAsync(IQueryable<GrantApplication> among, CancellationToken cancel)
    {
        // Those who judge a case do not read what its applicants ask the secretariat.
        var (asking, oversees) = (reader.Value.OrganisationsAs(Enquiry.Asking), reader.Value.May(Permission.ScreenApplications) || reader.Value.May(Permission.ReadAudit));
        var cases = await (
            from a in among.AsNoTracking()
            join c in db.Set<Call>() on a.CallId equals c.Id
            join s in db.Set<ScreeningCase>() on a.Id equals s.ApplicationId into screenings
            from screening in screenings.DefaultIfEmpty()
            select new
            {
                Application = a,
                Call = c,
                Screening = screening,
                Asked = db.Set<Enquiry>().Where(e => e.ApplicationId == a.Id)
                    .Select(e => new AskedOnRoad(e.AskedAt, e.PledgeDays, e.AnsweredAt)).ToList(),
            }).ToDictionaryAsync(c => c.Application.Id, cancel);
        var ids = cases.Keys.ToArray();
        var days = await calendar.DaysAsync(cancel);
        var projects = await (
            from p in db.Set<Project>().AsNoTracking()
            join t in db.Set<TechnicalAssessment>() on p.Id equals t.ProjectId into assessments
            from assessment in assessments.DefaultIfEmpty()
            join d in db.Set<Decision>() on p.Id equals d.ProjectId into decisions
            from decision in decisions.DefaultIfEmpty()
            join o in db.Set<Offer>() on p.Id equals o.ProjectId into offers
            from offer in offers.DefaultIfEmpty()
            join l in db.Set<Allocation>() on p.Id equals l.ProjectId into allocations
            from allocation in allocations.DefaultIfEmpty()
            where ids.Contains(p.ApplicationId)
            select new { Project = p, Assessment = assessment, Decision = decision, Offer = offer, Allocation = allocation }).ToListAsync(cancel);
        return [.. projects.OrderBy(p => p.Project.Number).GroupBy(p => p.Project.ApplicationId, p => new ProjectTimeline(
            p.Project.Id, p.Project.Reference?.Value, p.Project.Title.ToString() is { Length: > 0 } title ? title : DeskWords.Untitled,
            EnquiriesOnRoad.Told(Road(cases[p.Project.ApplicationId].Application, cases[p.Project.ApplicationId].Screening, p.Assessment, p.Assessment?.Clock.Read(days, clock.UtcNow), p.Decision, p.Offer, p.Allocation,
                Promised(cases[p.Project.ApplicationId].Call, cases[p.Project.ApplicationId].Application, cases[p.Project.ApplicationId].Screening, days),
                cases[p.Project.ApplicationId].Screening?.Clock.Read(days, clock.UtcNow), clock.UtcNow),
                oversees || asking.Contains(cases[p.Project.ApplicationId].Application.OrganisationId) ? cases[p.Project.ApplicationId].Asked : [], days, clock.UtcNow)))
            .OrderByDescending(g => cases[g.Key].Application.SubmittedAt ?? cases[g.Key].Application.StartedAt)];
    }

    /// <summary>Decided purely from what stands; the steps after a stop are left out.</summary>
    internal static IReadOnlyList<TimelineStep> Road(
        GrantApplication application, ScreeningCase? screening, TechnicalAssessment? assessment, PledgeReading? assessed, Decision? decision, Offer? offer, Allocation? allocation, DateOnly? promised, PledgeReading? screened,
        DateTime now)
    {
        List<TimelineStep> all =
        [
            Draft(application), Endorsement(application), Submitted(application), Screening(screening, screened), .. Assessment(screening, assessment, assessed, decision), Decided(decision, promised), Offered(offer, now), Allocated(allocation), Used(allocation),
        ];
        if (application.Status == ApplicationStatus.Withdrawn)
            return [.. all.Where(s => s.State == TimelineState.Done), new(DeskWords.Step_Withdrawn, TimelineState.Stopped, application.WithdrawnAt)];
        var stop = all.FindIndex(s => s.State == TimelineState.Stopped);
        if (stop >= 0) return all[..(stop + 1)];
        // What is not done yet: the first such step is now, whatever comes later is next.
        var first = all.FindIndex(s => s.State != TimelineState.Done);
        return [.. all.Select((s, i) => first < 0 || i < first ? s : i == first ? s with { State = TimelineState.Current } : s with { State = TimelineState.Next, Holder = null, Words = null })];
    }

    private static TimelineStep Draft(GrantApplication a) => a.Status == ApplicationStatus.Draft
        ? new(DeskWords.Step_Started, TimelineState.Current, a.StartedAt, DeskWords.Holder_You, DeskWords.Now_Draft)
        : new(DeskWords.Step_Started, TimelineState.Done, a.StartedAt);

    private static TimelineStep Endorsement(GrantApplication a) => a.SubmittedAt is { } at
        ? new(DeskWords.Step_Endorsement, TimelineState.Done, at)
        : new(DeskWords.Step_Endorsement, TimelineState.Current, null, DeskWords.Holder_Endorser, DeskWords.Now_Endorsement);

    private static TimelineStep Submitted(GrantApplication a) =>
        new(DeskWords.Step_Submitted, a.SubmittedAt is null ? TimelineState.Next : TimelineState.Done, a.SubmittedAt);

    private static TimelineStep Screening(ScreeningCase? c, PledgeReading? clock) => c?.State switch
    {
        ScreeningState.Passed => new(DeskWords.Step_Screening, TimelineState.Done, c.ClosedAt),
        ScreeningState.NotEligible => new(DeskWords.Step_Screening, TimelineState.Stopped, c.ClosedAt, null, DeskWords.Was_NotEligible),
        ScreeningState.WithApplicant => new(DeskWords.Step_Screening, TimelineState.Current, null, DeskWords.Holder_You, $"{DeskWords.Now_Clarify} {clock?.InWords}."),
        ScreeningState.Open or ScreeningState.Closed or null => new(DeskWords.Step_Screening, TimelineState.Current, null, DeskWords.Holder_Secretariat,
            clock is null ? DeskWords.Now_Screening : $"{DeskWords.Now_Screening} {clock.InWords}."),
    };

    /// <summary>
    /// Whether it is done, never by whom or with which figures. Left out where a case passed before there were assessments, and where the decision was
    /// published without one: nothing waits for it then.
    /// </summary>
    private static IEnumerable<TimelineStep> Assessment(ScreeningCase? c, TechnicalAssessment? a, PledgeReading? clock, Decision? d) => a?.State switch
    {
        AssessmentState.Done => [new(DeskWords.Step_Assessment, TimelineState.Done, a.ClosedAt)],
        AssessmentState.Waiting when d is not { State: DecisionState.Published } => [new(DeskWords.Step_Assessment, TimelineState.Current, null, DeskWords.Holder_Centre,
            $"{DeskWords.Now_Assessment} {clock?.InWords}.")],
        null when c is not { State: ScreeningState.Passed } => [new(DeskWords.Step_Assessment, TimelineState.Next)],
        AssessmentState.Waiting or AssessmentState.Closed or null => [],
    };

    /// <summary>
    /// The day by which the applicant shall know: the call's pledge in calendar days, later by those that the case was with the applicant, moved off a
    /// holiday; in the fast tier the case's own clock. None while the case is with the applicant.
    /// </summary>
    internal static DateOnly? Promised(Call call, GrantApplication application, ScreeningCase? screening, WorkingDays calendar)
    {
        if (application.SubmittedAt is not { } submitted || screening is { State: ScreeningState.WithApplicant }) return null;
        if (call.Tier == CallTier.Fast && screening is not null) return (screening.Clock with { Ended = null }).Read(calendar, submitted).Due;
        var away = screening?.Stops.Sum(s => s.To is { } to ? (to - s.From).TotalDays : 0) ?? 0;
        return calendar.OnOrAfter(DateOnly.FromDateTime(GrantsClock.ToHongKong(submitted.AddDays(call.PledgeDays + Math.Ceiling(away)))));
    }

    /// <summary>A decision is told when it is published, never before.</summary>
    private static TimelineStep Decided(Decision? d, DateOnly? promised) => d switch
    {
        { State: DecisionState.Published, Verdict: Verdict.Refuse } => new(DeskWords.Step_Decision, TimelineState.Stopped, d.PublishedAt, null, DeskWords.Was_Refused, Letter(d)),
        { State: DecisionState.Published } => new(DeskWords.Step_Decision, TimelineState.Done, d.PublishedAt, null,
            d.Verdict == Verdict.ApproveLess ? DeskWords.Was_ApprovedLess : DeskWords.Was_Approved, Letter(d)),
        _ => new(DeskWords.Step_Decision, TimelineState.Current, null, DeskWords.Holder_Committee,
            promised is { } by ? string.Format(CultureInfo.CurrentCulture, DeskWords.Now_DecisionBy, HouseDates.Day(by)) : DeskWords.Now_Decision),
    };

    private static TimelineStep Offered(Offer? o, DateTime now) => o is null ? new(DeskWords.Step_Offer, TimelineState.Current, null, DeskWords.Holder_Committee) : o.State switch
    {
        OfferState.Open when !o.IsOver(now) => new(DeskWords.Step_Offer, TimelineState.Current, o.MadeAt, DeskWords.Holder_Endorser,
            string.Format(CultureInfo.CurrentCulture, DeskWords.Now_OfferUntil, HouseDates.DayOf(o.Deadline.AddTicks(-1))), Href(o)),
        OfferState.Accepted => new(DeskWords.Step_Offer, TimelineState.Done, o.AnsweredAt, null, DeskWords.Was_Accepted, Href(o)),
        OfferState.Declined => new(DeskWords.Step_Offer, TimelineState.Stopped, o.AnsweredAt, null, DeskWords.Was_Declined, Href(o)),
        OfferState.Withdrawn => new(DeskWords.Step_Offer, TimelineState.Stopped, o.AnsweredAt, null, DeskWords.Was_Withdrawn, Href(o)),
        OfferState.Open or OfferState.Lapsed => new(DeskWords.Step_Offer, TimelineState.Stopped, o.Deadline, null, DeskWords.Was_Lapsed, Href(o)),
    };

    private static TimelineStep Allocated(Allocation? a) => (a?.State ?? AllocationState.Waiting) switch
    {
        AllocationState.Waiting => new(DeskWords.Step_Allocation, TimelineState.Current, null, DeskWords.Holder_Centre, DeskWords.Now_Allocation),
        AllocationState.Refused => new(DeskWords.Step_Allocation, TimelineState.Current, null, DeskWords.Holder_Centre, DeskWords.Now_Foreign),
        AllocationState.Prepared => new(DeskWords.Step_Allocation, TimelineState.Current, null, DeskWords.Holder_Centre, DeskWords.Now_AllocationWaits),
        AllocationState.Ready or AllocationState.Ending or AllocationState.Ended => new(DeskWords.Step_Allocation, TimelineState.Done, a!.ReadyAt),
    };

    private static TimelineStep Used(Allocation? a) => a?.State switch
    {
        AllocationState.Ending or AllocationState.Ended => new(DeskWords.Step_Use, TimelineState.Done, GrantsClock.StartOf(a.To), null, DeskWords.Was_Ended, $"/allocations/{a.Id.Value}"),
        AllocationState.Ready => new(DeskWords.Step_Use, TimelineState.Current, null, DeskWords.Holder_You,
            string.Format(CultureInfo.CurrentCulture, DeskWords.Now_Use, HouseDates.Day(a.To.AddDays(-1))), $"/allocations/{a.Id.Value}"),
        _ => new(DeskWords.Step_Use, TimelineState.Next),
    };

    private static string Letter(Decision decision) => $"/decisions/{decision.ProjectId.Value}";

    private static string Href(Offer offer) => $"/offers/{offer.Id.Value}";
}
