using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Reviews;

/// <summary>An officer asks one person for a review by hand, with a reason that stays on record; usually the rule gives them.</summary>
/// <param name="InsteadOf">An assignment that is taken back in the same act.</param>
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
        if (!await db.ManagedProjects(actor.Value).AnyAsync(p => p.Id == operation.Project, cancel)) throw new NotFoundException();
        PersonId? without = null;
        if (operation.InsteadOf is { } old)
        {
            var assignment = await db.Set<ReviewAssignment>().SingleOrDefaultAsync(a => a.Id == old && a.ProjectId == operation.Project, cancel) ?? throw new NotFoundException();
            assignment.Withdraw(operation.Reason.Trim(), clock.UtcNow);
            without = assignment.Reviewer;
        }
        return (await giving.GiveAsync([new(operation.Project, operation.Reviewer)], actor.Value.RequirePerson(), operation.Reason.Trim(), without, cancel))[0];
    }
}
