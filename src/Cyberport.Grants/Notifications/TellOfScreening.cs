using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Screening;
using Cyberport.Grants.Screening.Enquiries;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Notifications;

/// <summary>The secretariat asks and is answered, the check ends a case, or an assessor has something to look at.</summary>
internal sealed class TellOfScreening(Telling telling, Audience audience, GrantsDbContext db, GrantsClock clock) :
    IEventHandler<EnquiryAsked>, IEventHandler<EnquiryAnswered>, IEventHandler<ClarificationAsked>, IEventHandler<ClarificationDue>, IEventHandler<CaseSentBack>, IEventHandler<FoundNotEligible>, IEventHandler<AssessmentOpened>
{
    public Task HandleAsync(ClarificationAsked happened, CancellationToken cancel) =>
        TellOfQuestionAsync(NoticeKind.ClarificationAsked, happened.Clarification.Value, happened.Clarification, happened.Application, cancel);

    // Told twice of the same question: each time is a notice of its own.
    public Task HandleAsync(ClarificationDue happened, CancellationToken cancel) =>
        TellOfQuestionAsync(NoticeKind.ClarificationDue, Guid.CreateVersion7(), happened.Clarification, happened.Application, cancel);

    public async Task HandleAsync(CaseSentBack happened, CancellationToken cancel)
    {
        var about = await audience.CaseAsync(happened.Application, null, cancel);
        // The same case may come back several times.
        if (happened.Officer is { } officer)
            await telling.OfAsync(NoticeKind.CaseSentBack, Guid.CreateVersion7(), new Occasion(about, Named: (NoticeRole.CaseOfficer, [officer])), about.Facts, NoticeLinks.ScreeningCase(happened.Case), cancel);
    }

    /// <summary>The officer is told, and who stands in; all of them of a case that has none.</summary>
    public async Task HandleAsync(EnquiryAsked happened, CancellationToken cancel)
    {
        var about = await audience.CaseAsync(happened.Application, null, cancel);
        var enquiry = await db.Set<Enquiry>().AsNoTracking().SingleAsync(e => e.Id == happened.Enquiry, cancel);
        var (officer, today) = (await db.Set<ScreeningCase>().Where(c => c.Id == happened.Case).Select(c => c.Officer).SingleAsync(cancel), clock.Today);
        var officers = officer is not { } one ? await audience.StaffAsync([StaffRole.CaseOfficer], cancel)
            : [one, .. await db.Set<StaffAbsence>().Where(a => a.Person == one && a.CancelledAt == null && a.From <= today && a.To >= today && a.Substitute != null).Select(a => a.Substitute!.Value).ToListAsync(cancel)];
        var conflicted = await db.Set<Conflict>().Where(c => c.ApplicationId == happened.Application && c.ResolvedAt == null).Select(c => c.Person).ToListAsync(cancel);
        await telling.OfAsync(NoticeKind.EnquiryAsked, happened.Enquiry.Value, new Occasion(about, Named: (NoticeRole.CaseOfficer, officers.Except(conflicted))),
            about.Facts with { When = GrantsClock.StartOf(enquiry.DueOn.AddDays(1)) }, NoticeLinks.ScreeningCase(happened.Case), cancel);
    }

    public async Task HandleAsync(EnquiryAnswered happened, CancellationToken cancel)
    {
        var about = await audience.CaseAsync(happened.Application, null, cancel);
        var asking = await db.Set<Enquiry>().Where(e => e.Id == happened.Enquiry).Select(e => e.AskedBy).SingleAsync(cancel);
        await telling.OfAsync(NoticeKind.EnquiryAnswered, happened.Enquiry.Value, new Occasion(about, Named: (NoticeRole.Oneself, [asking])), about.Facts, NoticeLinks.Case(happened.Application), cancel);
    }

    private async Task TellOfQuestionAsync(NoticeKind kind, Guid source, ClarificationId id, GrantApplicationId application, CancellationToken cancel)
    {
        var about = await audience.CaseAsync(application, null, cancel);
        var due = await db.Set<Clarification>().Where(c => c.Id == id).Select(c => c.DueOn).SingleAsync(cancel);
        await telling.OfAsync(kind, source, new Occasion(about), about.Facts with { When = GrantsClock.StartOf(due.AddDays(1)) },
            NoticeLinks.Case(application), cancel);
    }

    public async Task HandleAsync(FoundNotEligible happened, CancellationToken cancel)
    {
        var about = await audience.CaseAsync(happened.Application, null, cancel);
        await telling.OfAsync(NoticeKind.NotEligible, happened.Case.Value, new Occasion(about), about.Facts, NoticeLinks.Case(happened.Application), cancel);
    }

    public async Task HandleAsync(AssessmentOpened happened, CancellationToken cancel)
    {
        var assessment = await db.Set<TechnicalAssessment>().AsNoTracking().SingleAsync(t => t.Id == happened.Assessment, cancel);
        if (assessment.Assessor is not { } assessor) return;
        var about = await audience.CaseAsync(happened.Application, happened.Project, cancel);
        var due = assessment.DueOn is { } day ? GrantsClock.StartOf(day.AddDays(1)) : (DateTime?)null;
        await telling.OfAsync(NoticeKind.AssessmentToGive, happened.Assessment.Value, new Occasion(about, Named: (NoticeRole.Assessor, [assessor])), about.Facts with { When = due }, NoticeLinks.Assessment(happened.Assessment), cancel);
    }
}
