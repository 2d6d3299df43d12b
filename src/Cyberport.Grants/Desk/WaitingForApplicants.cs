using Cyberport.Grants.Applications;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Billing;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Screening;
using Cyberport.Grants.Screening.Enquiries;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Desk;

/// <summary>What waits for a person as part of an organisation.</summary>
internal sealed class WaitingForApplicants(GrantsDbContext db, GrantsClock clock)
{
    private const int Most = ViewHome.MostOfAKind;

    public async Task<IReadOnlyList<WaitingItem>> ForAsync(Actor me, CancellationToken cancel) =>
        me.Memberships.Count == 0 ? [] :
        [.. await ApplicationsAsync(me, cancel), .. await OffersAsync(me, cancel), .. await BillsAsync(me, cancel), .. await JoinRequestsAsync(me, cancel)];

    /// <summary>
    /// Drafts wait for those who write, finished ones for those who sign; what waits for a signature comes first. The secretariat's answer
    /// waits for whoever asked.
    /// </summary>
    private async Task<List<WaitingItem>> ApplicationsAsync(Actor me, CancellationToken cancel)
    {
        var written = me.OrganisationsAs(OrganisationRolesRules.Writing);
        var signed = me.OrganisationsAs(OrganisationRoles.Endorser);
        if (written.Length == 0 && signed.Length == 0) return [];
        var person = me.RequirePerson();
        var rows = await (
            from a in db.Set<GrantApplication>().AsNoTracking()
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            join c in db.Set<Call>() on a.CallId equals c.Id
            where (a.Status == ApplicationStatus.Draft && written.Contains(a.OrganisationId))
                || (a.Status == ApplicationStatus.AwaitingEndorsement && signed.Contains(a.OrganisationId))
                || (a.Status == ApplicationStatus.Submitted && written.Contains(a.OrganisationId)
                    && db.Set<ScreeningCase>().Any(s => s.ApplicationId == a.Id && s.State == ScreeningState.WithApplicant))
                || ((written.Contains(a.OrganisationId) || signed.Contains(a.OrganisationId))
                    && db.Set<Enquiry>().Any(e => e.ApplicationId == a.Id && e.AskedBy == person && e.AnsweredAt != null && e.ReadAt == null))
            orderby a.Status == ApplicationStatus.Draft, a.StartedAt
            select new
            {
                a.Id,
                a.Status,
                a.Reference,
                a.StartedAt,
                a.EndorsementAskedAt,
                c.ClosesAt,
                Asked = db.Set<Clarification>().Where(x => x.ApplicationId == a.Id && x.State == ClarificationState.Asked).OrderBy(x => x.DueOn).Select(x => new { x.AskedAt, x.DueOn }).FirstOrDefault(),
                With = db.Set<ScreeningCase>().Any(s => s.ApplicationId == a.Id && s.State == ScreeningState.WithApplicant) && written.Contains(a.OrganisationId),
                Answered = db.Set<Enquiry>().Where(e => e.ApplicationId == a.Id && e.AskedBy == person && e.ReadAt == null).Max(e => e.AnsweredAt),
                Own = c.Extensions.Where(e => e.OrganisationId == a.OrganisationId).Max(e => (DateTime?)e.Until),
                Organisation = o.Name,
                Titles = db.Set<Project>().Where(p => p.ApplicationId == a.Id).OrderBy(p => p.Number).Select(p => p.Title).ToList(),
            }).Take(3 * Most).ToListAsync(cancel);
        var answers = rows.Where(r => r.Answered is not null).Take(Most).Select(r => new WaitingItem(
            WaitingKind.ReadAnswer, r.Reference?.Value ?? "", r.Organisation.ToString(), r.Answered!.Value, null, $"/applications/{r.Id.Value}#enquiries"));
        return [.. answers, .. rows.Where(r => r.With || r.Status is ApplicationStatus.Draft or ApplicationStatus.AwaitingEndorsement).GroupBy(r => r.Status).SelectMany(g => g.Take(Most)).Select(r => r.Status == ApplicationStatus.Submitted
            ? new WaitingItem(WaitingKind.Clarify, r.Reference?.Value ?? "", r.Organisation.ToString(), r.Asked?.AskedAt ?? r.StartedAt,
                r.Asked is { } asked ? GrantsClock.StartOf(asked.DueOn.AddDays(1)) : null, $"/applications/{r.Id.Value}/clarify")
            : new WaitingItem(
            r.Status == ApplicationStatus.Draft ? WaitingKind.FinishApplication : WaitingKind.Endorse,
            r.Titles.Select(t => t.ToString()).FirstOrDefault(t => t.Length > 0) ?? DeskWords.Untitled, r.Organisation.ToString(),
            r.EndorsementAskedAt ?? r.StartedAt, r.Own > r.ClosesAt ? r.Own : r.ClosesAt, $"/applications/{r.Id.Value}{(r.Status == ApplicationStatus.Draft ? "/form" : "")}"))];
    }

    private async Task<List<WaitingItem>> OffersAsync(Actor me, CancellationToken cancel)
    {
        if (me.OrganisationsAs(OrganisationRoles.Endorser).Length == 0) return [];
        var now = clock.UtcNow;
        var rows = await (
            from f in db.Set<Offer>().AsNoTracking().OfThoseWhere(me, OrganisationRoles.Endorser)
            join o in db.Set<Organisation>() on f.OrganisationId equals o.Id
            where f.State == OfferState.Open && f.Deadline > now
            orderby f.Deadline
            select new { f.Id, f.Reference, f.MadeAt, f.Deadline, Organisation = o.Name }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => new WaitingItem(WaitingKind.AnswerOffer, r.Reference.Value, r.Organisation.ToString(), r.MadeAt, r.Deadline, $"/offers/{r.Id.Value}"))];
    }

    /// <summary>Bills wait for those who pay; the others find them in their list.</summary>
    private async Task<List<WaitingItem>> BillsAsync(Actor me, CancellationToken cancel)
    {
        var paid = me.OrganisationsAs(OrganisationRoles.BillingContact);
        if (paid.Length == 0) return [];
        var rows = await (
            from b in db.Set<Bill>().AsNoTracking()
            join o in db.Set<Organisation>() on b.OrganisationId equals o.Id
            where b.OwedCents > 0 && paid.Contains(b.OrganisationId)
            orderby b.DueOn
            select new { b.Id, b.Reference, b.IssuedAt, b.DueOn, Organisation = o.Name }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => new WaitingItem(
            WaitingKind.PayBill, r.Reference, r.Organisation.ToString(), r.IssuedAt!.Value, GrantsClock.StartOf(r.DueOn!.Value.AddDays(1)), $"/bills/{r.Id.Value}"))];
    }

    private async Task<List<WaitingItem>> JoinRequestsAsync(Actor me, CancellationToken cancel)
    {
        var managed = me.OrganisationsAs(OrganisationRoles.PrincipalInvestigator | OrganisationRoles.Endorser);
        if (managed.Length == 0) return [];
        var rows = await (
            from m in db.Set<Membership>().AsNoTracking()
            join o in db.Set<Organisation>() on m.OrganisationId equals o.Id
            join p in db.Set<Person>() on m.Person equals p.Id
            where m.State == MembershipState.Requested && managed.Contains(m.OrganisationId)
            orderby m.Since
            select new { m.OrganisationId, m.Since, Organisation = o.Name, p.Name, p.NameChinese }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => new WaitingItem(
            WaitingKind.AnswerJoinRequest, new Values.BilingualText(r.Name, r.NameChinese).ToString(), r.Organisation.ToString(), r.Since, null, $"/organisations/{r.OrganisationId.Value}/members"))];
    }
}
