using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>Keeps what the assessor has typed so far, complete or not.</summary>
[Allow(Permission.AssessTechnically)]
[KeepsOwnHistory("a draft of one person; what is given is audited")]
public sealed record SaveAssessment(AssessmentId Assessment, TypedAssessment Typed) : IOperation<DateTime>;

internal sealed class SaveAssessmentValidator : AbstractValidator<SaveAssessment>
{
    public SaveAssessmentValidator() => RuleFor(o => o.Typed.Comment).MaximumLength(TechnicalAssessment.CommentLength);
}

internal sealed class SaveAssessmentHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<SaveAssessment, DateTime>
{
    public async Task<DateTime> HandleAsync(SaveAssessment operation, CancellationToken cancel)
    {
        var assessment = await db.AssessmentsOf(actor.Value.Person, clock.Today).AsNoTracking().FirstOrDefaultAsync(a => a.Id == operation.Assessment, cancel)
            ?? throw new NotFoundException();
        if (assessment.State != AssessmentState.Waiting) throw TechnicalAssessment.NotWaiting();
        var draft = await db.Set<AssessmentDraft>().FirstOrDefaultAsync(d => d.Id == operation.Assessment, cancel);
        if (draft is null) db.Add(draft = AssessmentDraft.Of(operation.Assessment));
        draft.Write(operation.Typed, clock.UtcNow);
        return clock.UtcNow;
    }
}
