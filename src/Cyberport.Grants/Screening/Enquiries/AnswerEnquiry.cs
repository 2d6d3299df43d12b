using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening.Enquiries;

/// <summary>The case's officer, or who stands in, answers an applicant's question; also after the case was passed, ended or taken back.</summary>
[Allow(Permission.ScreenApplications)]
public sealed record AnswerEnquiry(EnquiryId Enquiry, string Answer) : IOperation<Nothing>;

public sealed class AnswerEnquiryValidator : AbstractValidator<AnswerEnquiry>
{
    public AnswerEnquiryValidator() => RuleFor(o => o.Answer)
        .Must(a => !string.IsNullOrWhiteSpace(a)).WithMessage(_ => ScreeningWords.AnswerMissing).MaximumLength(Enquiries.Enquiry.TextLength);
}

internal sealed class AnswerEnquiryHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<AnswerEnquiry, Nothing>
{
    public async Task<Nothing> HandleAsync(AnswerEnquiry operation, CancellationToken cancel)
    {
        var me = actor.Value.RequirePerson();
        var enquiry = await db.Set<Enquiry>().FirstOrDefaultAsync(e => e.Id == operation.Enquiry, cancel) ?? throw new NotFoundException();
        var file = await db.CaseFileAsync(enquiry.CaseId, me, clock.Today, cancel);
        if (!file.IsOf(me)) throw new RuleViolation("screening.not-yours", ScreeningWords.NotYours);
        enquiry.Reply(operation.Answer.Trim(), me, clock.UtcNow);
        return Nothing.AtAll;
    }
}
