using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening.Enquiries;

/// <summary>
/// What the applicants of a case asked the secretariat, and its answers: for those applicants, the secretariat and the auditor. Those who
/// judge do not read it.
/// </summary>
[Allow(Permission.EditApplications, Permission.EndorseApplications, Permission.ScreenApplications, Permission.ReadAudit)]
public sealed record ViewEnquiries(GrantApplicationId Application) : IQuery<EnquiriesView>;

/// <param name="CanAsk">The reader is of the applicant's team, and there is a case to ask about.</param>
/// <param name="CanAnswer">The reader is the case's officer, or stands in.</param>
/// <param name="Rows">In the order in which they were asked.</param>
public sealed record EnquiriesView(bool CanAsk, bool CanAnswer, DateTime Now, IReadOnlyList<EnquiryView> Rows)
{
    public int Open => Rows.Count(r => r.AnsweredAt is null);

    /// <summary>An answer to a question of the reader's own that they have not had before their eyes.</summary>
    public bool HasNews => Rows.Any(r => r.IsNews);
}

/// <param name="AnsweredBy">For staff; to the applicant it is the secretariat that answers.</param>
/// <param name="IsNews">The reader asked, and sees the answer for the first time.</param>
public sealed record EnquiryView(
    EnquiryId Id, int Number, string Question, BilingualText AskedBy, DateTime AskedAt, PledgeReading Clock, string Answer, BilingualText? AnsweredBy, DateTime? AnsweredAt, bool IsNews);

internal sealed class ViewEnquiriesHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, WorkingCalendar calendar) : IQueryHandler<ViewEnquiries, EnquiriesView>
{
    public async Task<EnquiriesView> HandleAsync(ViewEnquiries query, CancellationToken cancel)
    {
        var me = actor.Value;
        var (person, today) = (me.Person ?? default, clock.Today);
        var own = me.OrganisationsAs(Enquiry.Asking);
        var (screens, oversees) = (me.May(Permission.ScreenApplications), me.May(Permission.ScreenApplications) || me.May(Permission.ReadAudit));
        var found = await (
            from a in db.Set<GrantApplication>().AsNoTracking()
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            join c in db.Set<ScreeningCase>() on a.Id equals c.ApplicationId into cases
            from screening in cases.DefaultIfEmpty()
            where a.Id == query.Application && (own.Contains(a.OrganisationId)
                || (oversees && a.SubmittedAt != null && !a.Conflicts.Any(x => x.Person == person && x.ResolvedAt == null)))
            select new
            {
                Application = a,
                Case = screening,
                o.Category,
                Serves = screening != null && db.Serving(StaffRole.CaseOfficer).Any(s => s.Person == screening.Officer),
                StandsIn = screening != null && db.StoodInForBy(person, today).Any(p => p == screening.Officer),
            }).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException();
        var applies = own.Contains(found.Application.OrganisationId);
        if (found.Case is null) return new(false, false, clock.UtcNow, []);
        var rows = await (
            from e in db.Set<Enquiry>().AsNoTracking()
            join p in db.Set<Person>() on e.AskedBy equals p.Id
            join x in db.Set<Person>() on e.AnsweredBy equals (PersonId?)x.Id into answering
            from officer in answering.DefaultIfEmpty()
            where e.CaseId == found.Case.Id
            orderby e.Number
            select new { Enquiry = e, p.Name, p.NameChinese, Officer = officer == null ? null : officer.Name, OfficerChinese = officer == null ? null : officer.NameChinese }).ToListAsync(cancel);
        var days = await calendar.DaysAsync(cancel);
        var file = new CaseFile(found.Case, found.Application, found.Category, found.Serves, found.StandsIn);
        return new(applies, !applies && screens && file.IsOf(me.Person), clock.UtcNow,
        [
            .. rows.Select(r => new EnquiryView(
                r.Enquiry.Id, r.Enquiry.Number, r.Enquiry.Question, new(r.Name, r.NameChinese), r.Enquiry.AskedAt, r.Enquiry.Clock.Read(days, clock.UtcNow), r.Enquiry.Answer,
                applies || r.Officer is null ? null : new BilingualText(r.Officer, r.OfficerChinese ?? ""), r.Enquiry.AnsweredAt,
                r.Enquiry.AskedBy == me.Person && r.Enquiry is { AnsweredAt: not null, ReadAt: null })),
        ]);
    }
}
