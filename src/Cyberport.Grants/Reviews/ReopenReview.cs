using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Reviews;

/// <summary>An officer gives a review back to its writer, who may change it; it does not count until it is submitted again.</summary>
/// <param name="Version">Of the assignment.</param>
/// <param name="Reason">The reviewer reads it.</param>
[Allow(Permission.ScreenApplications)]
public sealed record ReopenReview(ReviewAssignmentId Assignment, long Version, string Reason) : IOperation<Nothing>;

internal sealed class ReopenReviewValidator : AbstractValidator<ReopenReview>
{
    public ReopenReviewValidator() => RuleFor(o => o.Reason).NotEmpty().WithMessage(_ => ReviewsWords.ReasonNeeded).MaximumLength(ReviewAssignment.WordsLength);
}

internal sealed class ReopenReviewHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, WorkingCalendar calendar) : IOperationHandler<ReopenReview, Nothing>
{
    public async Task<Nothing> HandleAsync(ReopenReview operation, CancellationToken cancel)
    {
        var assignment = await db.Set<ReviewAssignment>().SingleOrDefaultAsync(a => a.Id == operation.Assignment, cancel) ?? throw new NotFoundException();
        if (await db.ConflictedCases(actor.Value.Person).ContainsAsync(assignment.ApplicationId, cancel)) throw new NotFoundException();
        assignment.RequireVersion(operation.Version);
        if (await db.Set<ReviewsClosed>().AnyAsync(c => c.ProjectId == assignment.ProjectId, cancel)) throw new RuleViolation("reviews.decided", ReviewsWords.Decided);
        var due = (await calendar.DaysAsync(cancel)).Add(clock.Today, ReviewPledges.FirstReminder);
        assignment.Reopen(operation.Reason.Trim(), due > assignment.DueOn ? due : assignment.DueOn);
        (await db.Set<Review>().SingleAsync(r => r.AssignmentId == assignment.Id, cancel)).Reopen();
        return Nothing.AtAll;
    }
}
