using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Reviews;

/// <summary>
/// Keeps a draft as typed, whether it is complete or not. Stale when another tab has saved since: nothing is overwritten.
/// </summary>
/// <param name="Version">Of the review that the page began from; 0 where there was none.</param>
[Allow(Permission.ReviewProjects)]
[KeepsOwnHistory("one history row per saved draft: who, when, digest")]
public sealed record SaveReview(ReviewAssignmentId Assignment, long Version, ReviewSheet Sheet) : IOperation<SavedReview>;

/// <param name="Version">What the page carries back next time.</param>
public sealed record SavedReview(DateTime At, long Version);

internal sealed class SaveReviewValidator : AbstractValidator<SaveReview>
{
    public SaveReviewValidator()
    {
        RuleFor(o => o.Sheet.Confidence).IsInEnum();
        RuleFor(o => o.Sheet.ToCommittee).NotNull().MaximumLength(Review.CommentLength);
        RuleFor(o => o.Sheet.ToApplicant).NotNull().MaximumLength(Review.CommentLength);
        RuleFor(o => o.Sheet.Scores).Must(s => s.Select(c => c.Criterion).Distinct().Count() == s.Count);
        RuleForEach(o => o.Sheet.Scores).ChildRules(score =>
        {
            score.RuleFor(s => s.Score).InclusiveBetween(0, Review.HighestScore);
            score.RuleFor(s => s.Comment).NotNull().MaximumLength(Review.CommentLength);
        });
    }
}

internal sealed class SaveReviewHandler(GrantsDbContext db, CurrentActor actor, PapersGate papers, GrantsClock clock) : IOperationHandler<SaveReview, SavedReview>
{
    public async Task<SavedReview> HandleAsync(SaveReview operation, CancellationToken cancel)
    {
        var assignment = await db.HeldBy(actor.Value).SingleOrDefaultAsync(a => a.Id == operation.Assignment, cancel) ?? throw new NotFoundException();
        await papers.RequireOpenAsync(assignment.ApplicationId, applicant: default, cancel); // a reviewer declares in every case
        var known = await db.CriteriaOf(assignment.ApplicationId).Select(c => c.Number).ToListAsync(cancel);
        if (operation.Sheet.Scores.Any(s => !known.Contains(s.Criterion))) throw new NotFoundException();

        assignment.Begin();
        var review = await db.Set<Review>().SingleOrDefaultAsync(r => r.AssignmentId == assignment.Id, cancel);
        if ((review?.Version ?? 0) != operation.Version) throw new StaleException();
        if (review is null) db.Add(review = new Review(assignment));
        db.Add(review.Write(operation.Sheet with { Scores = [.. operation.Sheet.Scores.OrderBy(s => s.Criterion)] }, clock.UtcNow));
        return new(clock.UtcNow, review.NextVersion);
    }
}
