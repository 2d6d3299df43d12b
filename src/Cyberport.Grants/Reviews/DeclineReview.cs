using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Reviews;

/// <summary>A reviewer says no; somebody else is found. A conflict is declared in the case instead, so that the case closes to the person.</summary>
/// <param name="Words">For the secretariat.</param>
[Allow(Permission.ReviewProjects)]
public sealed record DeclineReview(ReviewAssignmentId Assignment, DeclineKind Kind, string Words) : IOperation<Nothing>;

internal sealed class DeclineReviewValidator : AbstractValidator<DeclineReview>
{
    public DeclineReviewValidator()
    {
        RuleFor(o => o.Kind).IsInEnum();
        RuleFor(o => o.Words).NotEmpty().WithMessage(_ => ReviewsWords.ReasonNeeded).MaximumLength(ReviewAssignment.WordsLength);
    }
}

internal sealed class DeclineReviewHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<DeclineReview, Nothing>
{
    public async Task<Nothing> HandleAsync(DeclineReview operation, CancellationToken cancel)
    {
        var assignment = await db.HeldBy(actor.Value).SingleOrDefaultAsync(a => a.Id == operation.Assignment, cancel) ?? throw new NotFoundException();
        if (operation.Kind == DeclineKind.Conflict) throw new RuleViolation("reviews.declare-conflict", ReviewsWords.DeclareConflict);
        assignment.Decline(operation.Kind, operation.Words.Trim(), clock.UtcNow);
        return Nothing.AtAll;
    }
}
