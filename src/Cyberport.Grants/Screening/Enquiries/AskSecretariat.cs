using System.Globalization;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening.Enquiries;

/// <summary>
/// An applicant asks the secretariat about their case, at any time after it was handed in: whatever became of it. The question has its own
/// clock; the case goes on meanwhile.
/// </summary>
[Allow(Permission.EditApplications, Permission.EndorseApplications)]
public sealed record AskSecretariat(GrantApplicationId Application, string Question) : IOperation<EnquiryId>;

public sealed class AskSecretariatValidator : AbstractValidator<AskSecretariat>
{
    public AskSecretariatValidator() => RuleFor(o => o.Question)
        .Must(q => !string.IsNullOrWhiteSpace(q)).WithMessage(_ => ScreeningWords.QuestionMissing).MaximumLength(Enquiry.TextLength);
}

internal sealed class AskSecretariatHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, WorkingCalendar calendar) : IOperationHandler<AskSecretariat, EnquiryId>
{
    public async Task<EnquiryId> HandleAsync(AskSecretariat operation, CancellationToken cancel)
    {
        var found = await (
            from a in db.Set<GrantApplication>().AsNoTracking().OfThoseWhere(actor.Value, Enquiry.Asking)
            join c in db.Set<ScreeningCase>().AsNoTracking() on a.Id equals c.ApplicationId into cases
            from screening in cases.DefaultIfEmpty()
            where a.Id == operation.Application
            select new { Case = screening }).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException();
        if (found.Case is null) throw new RuleViolation("screening.nothing-to-ask", ScreeningWords.NothingToAsk);
        var earlier = await db.Set<Enquiry>().Where(e => e.CaseId == found.Case.Id).Select(e => new { e.AnsweredAt }).ToListAsync(cancel);
        if (earlier.Count(e => e.AnsweredAt is null) >= Enquiry.MostOpen)
            throw new RuleViolation("screening.enough-asked", string.Format(CultureInfo.CurrentCulture, ScreeningWords.EnoughAsked, Enquiry.MostOpen));
        var enquiry = Enquiry.Ask(found.Case, earlier.Count + 1, operation.Question.Trim(), actor.Value.RequirePerson(), clock.UtcNow, await calendar.DaysAsync(cancel));
        db.Add(enquiry);
        return enquiry.Id;
    }
}
