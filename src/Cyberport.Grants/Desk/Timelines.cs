using System.Globalization;
using Cyberport.Grants.Allocations;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Screening;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Desk;

/// <summary>Reads what every slice knows of a case and tells it as one road per project.</summary>
internal sealed class Timelines(GrantsDbContext db)
{
    public async Task<IReadOnlyList<ProjectTimeline>> OfAsync(GrantApplicationId id, CancellationToken cancel)
    {
        var application = await db.Set<GrantApplication>().AsNoTracking().Include(a => a.Projects).SingleAsync(a => a.Id == id, cancel);
        var screening = await db.Set<ScreeningCase>().AsNoTracking().SingleOrDefaultAsync(c => c.ApplicationId == id, cancel);
        var decisions = await db.Set<Decision>().AsNoTracking().Where(d => d.ApplicationId == id).ToDictionaryAsync(d => d.ProjectId, cancel);
        var offers = (await db.Set<Offer>().AsNoTracking().Where(o => o.ApplicationId == id).ToListAsync(cancel)).ToDictionary(o => o.ProjectId);
        var allocations = (await db.Set<Allocation>().AsNoTracking().Where(a => a.ApplicationId == id).ToListAsync(cancel)).ToDictionary(a => a.ProjectId);
        return [.. application.Projects.OrderBy(p => p.Number).Select(p => new ProjectTimeline(
            p.Id, p.Reference?.Value, p.Title.ToString() is { Length: > 0 } title ? title : DeskWords.Untitled,
            Road(application, screening, decisions.GetValueOrDefault(p.Id), offers.GetValueOrDefault(p.Id), allocations.GetValueOrDefault(p.Id))))];
    }

    /// <summary>Decided purely from what stands; the steps after a stop are left out.</summary>
    internal static IReadOnlyList<TimelineStep> Road(GrantApplication application, ScreeningCase? screening, Decision? decision, Offer? offer, Allocation? allocation)
    {
        List<TimelineStep> all =
        [
            Draft(application), Endorsement(application), Submitted(application), Screening(screening), Decided(decision), Offered(offer), Allocated(allocation), Used(allocation),
        ];
        if (application.Status == ApplicationStatus.Withdrawn)
            return [.. all.Where(s => s.State == TimelineState.Done), new(DeskWords.Step_Withdrawn, TimelineState.Stopped, application.WithdrawnAt)];
        var stop = all.FindIndex(s => s.State == TimelineState.Stopped);
        if (stop >= 0) return all[..(stop + 1)];
        // What is not done yet: the first such step is now, whatever comes later is next.
        var now = all.FindIndex(s => s.State != TimelineState.Done);
        return [.. all.Select((s, i) => now < 0 || i < now ? s : i == now ? s with { State = TimelineState.Current } : s with { State = TimelineState.Next, Holder = null, Words = null })];
    }

    private static TimelineStep Draft(GrantApplication a) => a.Status == ApplicationStatus.Draft
        ? new(DeskWords.Step_Started, TimelineState.Current, a.StartedAt, DeskWords.Holder_You, DeskWords.Now_Draft)
        : new(DeskWords.Step_Started, TimelineState.Done, a.StartedAt);

    private static TimelineStep Endorsement(GrantApplication a) => a.SubmittedAt is { } at
        ? new(DeskWords.Step_Endorsement, TimelineState.Done, at)
        : new(DeskWords.Step_Endorsement, TimelineState.Current, null, DeskWords.Holder_Endorser, DeskWords.Now_Endorsement);

    private static TimelineStep Submitted(GrantApplication a) =>
        new(DeskWords.Step_Submitted, a.SubmittedAt is null ? TimelineState.Next : TimelineState.Done, a.SubmittedAt);

    private static TimelineStep Screening(ScreeningCase? c) => c is { State: ScreeningState.Passed }
        ? new(DeskWords.Step_Screening, TimelineState.Done, c.ClosedAt)
        : new(DeskWords.Step_Screening, TimelineState.Current, null, DeskWords.Holder_Secretariat, DeskWords.Now_Screening);

    /// <summary>A decision is told when it is published, never before.</summary>
    private static TimelineStep Decided(Decision? d) => d switch
    {
        { State: DecisionState.Published, Verdict: Verdict.Refuse } => new(DeskWords.Step_Decision, TimelineState.Stopped, d.PublishedAt, null, DeskWords.Was_Refused),
        { State: DecisionState.Published } => new(DeskWords.Step_Decision, TimelineState.Done, d.PublishedAt, null,
            d.Verdict == Verdict.ApproveLess ? DeskWords.Was_ApprovedLess : DeskWords.Was_Approved),
        _ => new(DeskWords.Step_Decision, TimelineState.Current, null, DeskWords.Holder_Committee, DeskWords.Now_Decision),
    };

    private static TimelineStep Offered(Offer? o) => o is null ? new(DeskWords.Step_Offer, TimelineState.Current, null, DeskWords.Holder_Committee) : o.State switch
    {
        OfferState.Open => new(DeskWords.Step_Offer, TimelineState.Current, null, DeskWords.Holder_Endorser, DeskWords.Now_Offer, Href(o)),
        OfferState.Accepted => new(DeskWords.Step_Offer, TimelineState.Done, o.AnsweredAt, null, DeskWords.Was_Accepted, Href(o)),
        OfferState.Declined => new(DeskWords.Step_Offer, TimelineState.Stopped, o.AnsweredAt, null, DeskWords.Was_Declined, Href(o)),
        OfferState.Lapsed => new(DeskWords.Step_Offer, TimelineState.Stopped, o.Deadline, null, DeskWords.Was_Lapsed, Href(o)),
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
            string.Format(CultureInfo.CurrentCulture, DeskWords.Now_Use, Day(a.To.AddDays(-1))), $"/allocations/{a.Id.Value}"),
        _ => new(DeskWords.Step_Use, TimelineState.Next),
    };

    private static string Href(Offer offer) => $"/offers/{offer.Id.Value}";

    private static string Day(DateOnly day) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh"
        ? day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) : day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
