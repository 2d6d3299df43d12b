using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Reviews;

/// <summary>The reviewer hands the review in: it counts from now on, and the other reviews of the project open to its writer.</summary>
/// <param name="Version">Of the review as the page showed it.</param>
[Allow(Permission.ReviewProjects)]
public sealed record SubmitReview(ReviewAssignmentId Assignment, long Version) : IOperation<Nothing>;

internal sealed class SubmitReviewHandler(GrantsDbContext db, CurrentActor actor, PapersGate papers, GrantsClock clock) : IOperationHandler<SubmitReview, Nothing>
{
    public async Task<Nothing> HandleAsync(SubmitReview operation, CancellationToken cancel)
    {
        var assignment = await db.HeldBy(actor.Value).SingleOrDefaultAsync(a => a.Id == operation.Assignment, cancel) ?? throw new NotFoundException();
        await papers.RequireOpenAsync(assignment.ApplicationId, applicant: default, cancel); // a reviewer declares in every case
        var criteria = (await db.CriteriaOf(assignment.ApplicationId).AsNoTracking().ToListAsync(cancel)).ConvertAll(ReviewCriterion.Of);
        var review = await db.Set<Review>().SingleOrDefaultAsync(r => r.AssignmentId == assignment.Id, cancel);
        if (review is not null && assignment.IsOpen) review.RequireVersion(operation.Version);
        var gaps = ReviewRules.Gaps(criteria, review?.Sheet ?? ReviewSheet.Empty);
        if (gaps.Count > 0) throw new RuleViolation("reviews.incomplete", string.Join(' ', gaps.Select(g => g.Words)));

        assignment.Submit(clock.UtcNow);
        review!.Submit(ReviewRules.WeightedPoints(criteria, review.Sheet)!.Value, clock.UtcNow);
        return Nothing.AtAll;
    }
}
