using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;

namespace Cyberport.Grants.Screening;

/// <summary>The officer finds that the application cannot be funded under the call. The applicant is told why and how to come back; the case ends.</summary>
/// <param name="Reasons">For the applicant, in plain words.</param>
/// <param name="Advice">What would make a new application eligible.</param>
[Allow(Permission.ScreenApplications)]
public sealed record FindNotEligible(ScreeningCaseId Case, long Version, string Reasons, string Advice) : IOperation<Nothing>;

public sealed class FindNotEligibleValidator : AbstractValidator<FindNotEligible>
{
    public FindNotEligibleValidator()
    {
        RuleFor(o => o.Reasons).NotEmpty().WithMessage(_ => ScreeningWords.ReasonsMissing).MaximumLength(ScreeningCase.NoteLength);
        RuleFor(o => o.Advice).NotEmpty().WithMessage(_ => ScreeningWords.AdviceMissing).MaximumLength(ScreeningCase.NoteLength);
    }
}

internal sealed class FindNotEligibleHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<FindNotEligible, Nothing>
{
    public async Task<Nothing> HandleAsync(FindNotEligible operation, CancellationToken cancel)
    {
        var me = actor.Value.RequirePerson();
        var file = await db.CaseFileAsync(operation.Case, me, clock.Today, cancel);
        file.Case.RequireVersion(operation.Version);
        file.RequireMine(me);
        if (file.Case.State == ScreeningState.WithApplicant) throw new RuleViolation("screening.with-applicant", ScreeningWords.WithApplicant);
        file.Case.FindNotEligible(me, operation.Reasons.Trim(), operation.Advice.Trim(), clock.UtcNow);
        return Nothing.AtAll;
    }
}
