using System.Globalization;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>The officer to whom the case was given finds it complete: every item of its checklist is fine or does not apply. Its projects can be decided from now on.</summary>
[Allow(Permission.ScreenApplications)]
public sealed record PassScreening(ScreeningCaseId Case, long Version, string Note) : IOperation<Nothing>;

internal sealed class PassScreeningValidator : AbstractValidator<PassScreening>
{
    public PassScreeningValidator() => RuleFor(o => o.Note).MaximumLength(ScreeningCase.NoteLength);
}

internal sealed class PassScreeningHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, PublishedForms forms) : IOperationHandler<PassScreening, Nothing>
{
    public async Task<Nothing> HandleAsync(PassScreening operation, CancellationToken cancel)
    {
        var me = actor.Value.RequirePerson();
        var file = await db.CaseFileAsync(operation.Case, me, clock.Today, cancel);
        file.Case.RequireVersion(operation.Version);
        file.RequireMine(me);
        if (file.Case.State == ScreeningState.WithApplicant) throw new RuleViolation("screening.with-applicant", ScreeningWords.WithApplicant);
        if (await db.Set<Clarification>().AnyAsync(c => c.CaseId == operation.Case && (c.State == ClarificationState.Asked || c.State == ClarificationState.SentBack), cancel))
            throw new RuleViolation("screening.open-clarification", ScreeningWords.OpenClarification);
        var findings = await db.Set<CaseCheck>().Where(c => c.CaseId == operation.Case).ToDictionaryAsync(c => c.Code, c => c.Finding, cancel);
        var unsettled = Checklist.Unsettled(await db.ChecklistAsync(file, forms, cancel), findings).ToList();
        if (unsettled.Count > 0)
            throw new RuleViolation("screening.unsettled", string.Format(CultureInfo.CurrentCulture, ScreeningWords.Unsettled, unsettled.Count, unsettled[0].Label));
        file.Case.Pass(me, operation.Note.Trim(), clock.UtcNow);
        return Nothing.AtAll;
    }
}
