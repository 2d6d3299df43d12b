using Cyberport.Grants.Allocations;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Data.Outbox;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Screening;
using Cyberport.Grants.Screening.Enquiries;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Desk;

/// <summary>What waits for a person in a role at the centre.</summary>
internal sealed class WaitingForStaff(GrantsDbContext db, GrantsClock clock, WorkingCalendar calendar, WaitingForFinance money)
{
    private const int Most = ViewHome.MostOfAKind;

    public async Task<IReadOnlyList<WaitingItem>> ForAsync(Actor me, CancellationToken cancel)
    {
        var waiting = new List<WaitingItem>();
        if (me.May(Permission.ScreenApplications)) waiting.AddRange([.. await ScreeningAsync(me, cancel), .. await OrganisationsAsync(cancel)]);
        if (me.May(Permission.AssessTechnically)) waiting.AddRange(await AssessmentsAsync(me, cancel));
        waiting.AddRange(await money.ForAsync(me, cancel));
        if (me.May(Permission.ReviewProjects)) waiting.AddRange(await WaitingReviews.OfReviewerAsync(db, me, Most, cancel));
        if (me.May(Permission.ScreenApplications)) waiting.AddRange(await WaitingReviews.OfOfficerAsync(db, me, clock.Today, Most, cancel));
        if (me.May(Permission.OperateCentre)) waiting.AddRange([.. await DriftAsync(cancel), .. await LoginsAsync(cancel)]);
        if (me.May(Permission.Administer)) waiting.AddRange(await ParkedAsync(cancel));
        return waiting;
    }

    /// <summary>Cases are given by rule; one without an officer waits for all of them. A question that
    /// nobody answered in time comes back as something to chase; what its applicants ask waits whatever became of the case.</summary>
    private async Task<List<WaitingItem>> ScreeningAsync(Actor me, CancellationToken cancel)
    {
        var (person, today) = (me.RequirePerson(), clock.Today);
        var rows = await (
            from c in db.Set<ScreeningCase>().AsNoTracking()
            join o in db.Set<Organisation>() on c.OrganisationId equals o.Id
            where (c.State == ScreeningState.Open || (c.State == ScreeningState.WithApplicant && db.Set<Clarification>().Any(x => x.CaseId == c.Id && x.State == ClarificationState.Asked && x.DueOn < today))
                    || db.Set<Enquiry>().Any(e => e.CaseId == c.Id && e.AnsweredAt == null))
                && (c.Officer == person || c.Officer == null || db.StoodInForBy(person, today).Any(p => p == c.Officer))
                && !db.ConflictedCases(person).Contains(c.ApplicationId)
            orderby c.DueOn == null, c.DueOn, c.OpenedAt
            select new
            {
                Case = c,
                Organisation = o.Name,
                Overdue = db.Set<Clarification>().Any(x => x.CaseId == c.Id && x.State == ClarificationState.Asked && x.DueOn < today),
                Asked = db.Set<Enquiry>().Where(e => e.CaseId == c.Id && e.AnsweredAt == null).OrderBy(e => e.Number).Select(e => new { e.AskedAt, e.PledgeDays }).FirstOrDefault(),
            }).Take(2 * Most).ToListAsync(cancel);
        var days = await calendar.DaysAsync(cancel);
        WaitingItem Item(WaitingKind kind, ScreeningCase c, string whose, PledgeClock pledge, string place = "") => pledge.Read(days, clock.UtcNow) is var reading
            ? new(kind, c.Reference, whose, pledge.Started, reading.DueBefore, $"/screening/{c.Id.Value}{place}", reading) : null!;
        return
        [
            .. rows.Where(r => r.Case.State == ScreeningState.Open || r is { Overdue: true, Case.State: ScreeningState.WithApplicant }).Take(Most).Select(r => Item(
                r.Case.State == ScreeningState.Open ? WaitingKind.Screen : WaitingKind.ChaseClarification, r.Case, r.Organisation.ToString(), r.Case.Clock)),
            .. rows.Where(r => r.Asked is not null).OrderBy(r => r.Asked!.AskedAt).Take(Most).Select(r => Item(
                WaitingKind.AnswerEnquiry, r.Case, r.Organisation.ToString(), new(r.Asked!.AskedAt, r.Asked.PledgeDays, []), "#enquiries")),
        ];
    }

    private async Task<List<WaitingItem>> AssessmentsAsync(Actor me, CancellationToken cancel)
    {
        var rows = await (
            from t in db.AssessmentsOf(me.Person, clock.Today).AsNoTracking()
            join a in db.Set<GrantApplication>() on t.ApplicationId equals a.Id
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            where t.State == AssessmentState.Waiting
            orderby t.DueOn, t.OpenedAt
            select new { Assessment = t, Organisation = o.Name }).Take(Most).ToListAsync(cancel);
        var days = await calendar.DaysAsync(cancel);
        return [.. rows.Select(r => (r.Assessment, r.Organisation, Clock: r.Assessment.Clock.Read(days, clock.UtcNow))).Select(r => new WaitingItem(
            WaitingKind.Assess, r.Assessment.Reference.Value, r.Organisation.ToString(), r.Assessment.OpenedAt, r.Clock.DueBefore,
            $"/assessments/{r.Assessment.Id.Value}", r.Clock))];
    }

    private async Task<List<WaitingItem>> OrganisationsAsync(CancellationToken cancel)
    {
        var rows = await db.Set<Organisation>().AsNoTracking().Where(o => o.VerifiedAt == null).OrderBy(o => o.RegisteredAt)
            .Select(o => new { o.Id, o.Name, o.RegisteredAt }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => new WaitingItem(WaitingKind.VerifyOrganisation, r.Name.ToString(), "", r.RegisteredAt, null, $"/organisations/{r.Id.Value}"))];
    }

    private async Task<List<WaitingItem>> DriftAsync(CancellationToken cancel)
    {
        AllocationTruth[] odd = [AllocationTruth.Drifted, AllocationTruth.Foreign, AllocationTruth.HeldBack];
        var rows = await (
            from c in db.Set<AllocationCheck>().AsNoTracking()
            join a in db.Set<Allocation>() on c.Id equals a.Id
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            where odd.Contains(c.Truth) || db.Set<CentreIncident>().Any(i => i.AllocationId == a.Id && i.ClosedAt == null)
            orderby a.ProjectReference
            select new { a.Id, a.ProjectReference, Since = c.TrueAt ?? a.CreatedAt, Organisation = o.Name }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => new WaitingItem(WaitingKind.RepairCentre, r.ProjectReference, r.Organisation.ToString(), r.Since, null, $"/centre/allocations/{r.Id.Value}"))];
    }

    private async Task<List<WaitingItem>> LoginsAsync(CancellationToken cancel)
    {
        var rows = await (
            from u in db.Set<AllocationUser>().AsNoTracking()
            join p in db.Set<Person>() on u.PersonId equals p.Id
            where u.RemovedAt == null && p.ClusterLogin == null && u.Allocation.State != AllocationState.Ended && u.Allocation.State != AllocationState.Ending
            orderby u.AddedAt
            select new { p.Name, p.NameChinese, u.Allocation.ProjectReference, u.AddedAt }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => new WaitingItem(
            WaitingKind.EnterLogin, new Values.BilingualText(r.Name, r.NameChinese).ToString(), r.ProjectReference, r.AddedAt, null, "/centre"))];
    }

    private async Task<List<WaitingItem>> ParkedAsync(CancellationToken cancel)
    {
        var oldest = await db.Set<OutboxDelivery>().Where(d => d.State == DeliveryState.Parked).OrderBy(d => d.OccurredAt).Select(d => (DateTime?)d.OccurredAt).FirstOrDefaultAsync(cancel);
        return oldest is { } since ? [new WaitingItem(WaitingKind.LookAtException, DeskWords.Parked, "", since, null, "/exceptions")] : [];
    }
}
