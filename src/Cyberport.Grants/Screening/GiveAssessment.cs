using System.Globalization;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>The assessor gives the assessment, which is final: whether the project fits, with which figures, and why.</summary>
[Allow(Permission.AssessTechnically)]
public sealed record GiveAssessment(AssessmentId Assessment, long Version, TypedAssessment Typed) : IOperation<Nothing>;

public sealed class GiveAssessmentValidator : AbstractValidator<GiveAssessment>
{
    public GiveAssessmentValidator()
    {
        RuleFor(o => o.Typed.Fit).NotNull().IsInEnum().WithMessage(_ => ScreeningWords.FitMissing);
        RuleFor(o => o.Typed.Comment).Must(c => !string.IsNullOrWhiteSpace(c)).WithMessage(_ => ScreeningWords.CommentMissing).MaximumLength(TechnicalAssessment.CommentLength);
        When(o => o.Typed.Fit != PlatformFit.DoesNotFit, () =>
        {
            RuleFor(o => o.Typed.Cards).NotNull().GreaterThan(0).WithMessage(_ => ScreeningWords.CardsMissing);
            RuleFor(o => o.Typed.Months).NotNull().InclusiveBetween(1, AnswerRules.MaxMonths).WithMessage(_ => ScreeningWords.MonthsMissing);
            RuleFor(o => o.Typed.Start).NotNull().Must(d => d is not { Day: > 1 }).WithMessage(_ => ScreeningWords.StartMissing);
        });
    }
}

internal sealed class GiveAssessmentHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<GiveAssessment, Nothing>
{
    public async Task<Nothing> HandleAsync(GiveAssessment operation, CancellationToken cancel)
    {
        var assessment = await db.AssessmentsOf(actor.Value.Person, clock.Today).FirstOrDefaultAsync(a => a.Id == operation.Assessment, cancel)
            ?? throw new NotFoundException();
        assessment.RequireVersion(operation.Version);
        var project = await db.Set<Project>().AsNoTracking().SingleAsync(p => p.Id == assessment.ProjectId, cancel);
        if (!await db.Set<GrantApplication>().AnyAsync(a => a.Id == assessment.ApplicationId && a.Status == ApplicationStatus.Submitted, cancel))
            throw TechnicalAssessment.NotWaiting();
        var typed = operation.Typed;
        var figures = typed.Fit == PlatformFit.DoesNotFit ? null : new RecommendedFigures(new Cards(typed.Cards!.Value), typed.Months!.Value, typed.Start!.Value);
        AssessmentRules.RequireFits(typed.Fit!.Value, figures, project.Request);
        assessment.Give(actor.Value.RequirePerson(), typed.Fit.Value, figures, typed.Comment.Trim(), clock.UtcNow);
        if (await db.Set<AssessmentDraft>().FirstOrDefaultAsync(d => d.Id == assessment.Id, cancel) is { } draft) db.Remove(draft);
        return Nothing.AtAll;
    }
}

/// <summary>How recommended figures stand to those asked for. Pure.</summary>
public static class AssessmentRules
{
    /// <exception cref="RuleViolation">"Fits" is with the figures asked for, "with changes" with others, and never with more card-months.</exception>
    public static void RequireFits(PlatformFit fit, RecommendedFigures? figures, ComputeRequest asked)
    {
        if (figures is null || asked.CardMonths is not { } most) return;
        if (figures.CardMonths.Count > most.Count)
            throw new RuleViolation("screening.more-than-asked", string.Format(CultureInfo.CurrentCulture, ScreeningWords.MoreThanAsked, most));
        var same = figures.Cards == asked.Cards && figures.Months == asked.Months && figures.Start == asked.Start;
        if (fit == PlatformFit.Fits && !same) throw new RuleViolation("screening.fits-as-asked", ScreeningWords.FitsAsAsked);
        if (fit == PlatformFit.FitsWithChanges && same) throw new RuleViolation("screening.no-change", ScreeningWords.NoChange);
    }
}
