using System.Globalization;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Reviews;

/// <summary>An officer asks one person for a review by hand, with a reason that stays on record; usually the rule gives them.</summary>
/// <param name="InsteadOf">Somebody whose assignment is taken back in the same act.</param>
[Allow(Permission.ScreenApplications)]
public sealed record GiveReview(ProjectId Project, PersonId Reviewer, string Reason, ReviewAssignmentId? InsteadOf = null) : IOperation<ReviewAssignmentId>;

internal sealed class GiveReviewValidator : AbstractValidator<GiveReview>
{
    public GiveReviewValidator() => RuleFor(o => o.Reason).NotEmpty().WithMessage(_ => ReviewsWords.ReasonNeeded).MaximumLength(ReviewAssignment.WordsLength);
}

internal sealed class GiveReviewHandler(GrantsDbContext db, CurrentActor actor, ReviewGiving giving, GrantsClock clock) : IOperationHandler<GiveReview, ReviewAssignmentId>
{
    public async Task<ReviewAssignmentId> HandleAsync(GiveReview operation, CancellationToken cancel)
    {
        var project = await db.ReviewableProjects().AsNoTracking().SingleOrDefaultAsync(p => p.Id == operation.Project, cancel) ?? throw new NotFoundException();
        if (operation.InsteadOf is { } old)
        {
            var assignment = await db.Set<ReviewAssignment>().SingleOrDefaultAsync(a => a.Id == old && a.ProjectId == project.Id, cancel) ?? throw new NotFoundException();
            assignment.Withdraw(operation.Reason.Trim(), clock.UtcNow);
        }
        return await giving.GiveAsync(project, operation.Reviewer, actor.Value.RequirePerson(), operation.Reason.Trim(), replaces: operation.InsteadOf, cancel);
    }
}

/// <summary>Gives one review, after looking at everything that may stand in the way, in the transaction that gives it.</summary>
internal sealed class ReviewGiving(GrantsDbContext db, GrantsClock clock, WorkingCalendar calendar)
{
    /// <param name="givenBy">None: by rule.</param>
    /// <param name="replaces">Taken back in the same save: it counts no more.</param>
    /// <exception cref="RuleViolation">The person or the project cannot have it, in words.</exception>
    public async Task<ReviewAssignmentId> GiveAsync(Project project, PersonId reviewer, PersonId? givenBy, string why, ReviewAssignmentId? replaces, CancellationToken cancel)
    {
        var person = await db.ServingReviewers().AsNoTracking().SingleOrDefaultAsync(p => p.Id == reviewer, cancel)
            ?? throw new RuleViolation("reviews.no-reviewer", ReviewsWords.NoReviewer);
        var name = new Values.BilingualText(person.Name, person.NameChinese).ToString();
        var there = await db.Set<ReviewAssignment>().AsNoTracking().Where(a => a.ProjectId == project.Id && a.Id != replaces).ToListAsync(cancel);
        if (there.Any(a => a.Reviewer == reviewer)) throw Refuse("reviews.asked-already", ReviewsWords.AskedAlready, name);
        if (there.Count(a => a.IsOpen || a.State == ReviewAssignmentState.Submitted) >= ReviewPledges.PerProject)
            throw Refuse("reviews.enough", ReviewsWords.Enough, ReviewPledges.PerProject);
        var due = (await calendar.DaysAsync(cancel)).Add(clock.Today, ReviewPledges.Days);
        var given = ReviewAssignment.Ask(project.Id, project.ApplicationId, reviewer, givenBy, why, clock.UtcNow, due);
        db.Add(given);
        return given.Id;
    }

    private static RuleViolation Refuse(string code, string words, params object[] values) =>
        new(code, string.Format(CultureInfo.CurrentCulture, words, values));
}
