using System.Globalization;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>
/// The officer asks the applicant about one answer, one attachment or the case as a whole. The case is with the applicant from then on and
/// its clock stands still. The compute request itself is not asked to change: that is a decision's matter, or a new submission's.
/// </summary>
/// <param name="About">Absent for the case as a whole.</param>
/// <param name="Days">Working days to answer.</param>
[Allow(Permission.ScreenApplications)]
public sealed record AskClarification(ScreeningCaseId Case, long Version, AnswerKey? About, string Question, int Days = Clarification.UsualDays) : IOperation<ClarificationId>;

public sealed class AskClarificationValidator : AbstractValidator<AskClarification>
{
    public AskClarificationValidator()
    {
        RuleFor(o => o.Question).Must(q => !string.IsNullOrWhiteSpace(q)).WithMessage(_ => ScreeningWords.QuestionMissing).MaximumLength(Clarification.TextLength);
        RuleFor(o => o.Days).InclusiveBetween(1, Clarification.MostDays).WithMessage(_ => string.Format(CultureInfo.CurrentCulture, ScreeningWords.DaysRange, Clarification.MostDays));
    }
}

internal sealed class AskClarificationHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, PublishedForms forms, WorkingCalendar calendar)
    : IOperationHandler<AskClarification, ClarificationId>
{
    public async Task<ClarificationId> HandleAsync(AskClarification operation, CancellationToken cancel)
    {
        var me = actor.Value.RequirePerson();
        var file = await db.CaseFileAsync(operation.Case, me, clock.Today, cancel);
        file.Case.RequireVersion(operation.Version);
        file.RequireMine(me);
        var before = operation.About is { } about ? await StandingAsync(file, about, cancel) : "";
        var number = await db.Set<Clarification>().CountAsync(c => c.CaseId == operation.Case, cancel) + 1;
        var due = (await calendar.DaysAsync(cancel)).Add(clock.Today, operation.Days);
        var asked = Clarification.Ask(file.Case, number, operation.About, before, operation.Question.Trim(), me, clock.UtcNow, due);
        db.Add(asked);
        if (file.Case.State == ScreeningState.Open) file.Case.HandToApplicant(clock.UtcNow);
        return asked.Id;
    }

    /// <summary>What the answer says now, in words where it is no text.</summary>
    private async Task<string> StandingAsync(CaseFile file, AnswerKey about, CancellationToken cancel)
    {
        var form = await forms.GetAsync(db, file.Application.FormCode, file.Application.FormVersion, cancel);
        var question = form.Find(about.Question) is { } known && known.IsAskedOf(file.Category) ? known : throw new NotFoundException();
        var fits = form.IsPerProject(question) == about.Project is not null && question.Bilingual == about.Language is not null;
        if (!fits || (about.Project is { } project && !await db.Set<Project>().AnyAsync(p => p.Id == project && p.ApplicationId == file.Application.Id, cancel)))
            throw new NotFoundException();
        if (question.Kind is QuestionKind.Cards or QuestionKind.Months or QuestionKind.StartMonth)
            throw new RuleViolation("screening.compute-request", ScreeningWords.ComputeRequestStands);
        var (application, slot) = (file.Application.Id, about.Slot);
        var earlier = await db.Set<Clarification>().Where(c => c.CaseId == file.Case.Id && c.Slot == slot && c.State == ClarificationState.Accepted && c.After != "")
            .OrderByDescending(c => c.Number).Select(c => c.After).FirstOrDefaultAsync(cancel);
        if (earlier is not null) return earlier;
        if (question.Kind == QuestionKind.File)
            return await db.Set<Attachment>().Where(f => f.ApplicationId == application && f.QuestionCode == about.Question).Select(f => f.FileName).FirstOrDefaultAsync(cancel) ?? "";
        var text = await db.Set<Answer>().Where(a => a.ApplicationId == application && a.Slot == slot).Select(a => a.Text).FirstOrDefaultAsync(cancel) ?? "";
        return AnswerInWords.Of(question, form.ChoicesOf(question), text);
    }
}
