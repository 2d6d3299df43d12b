using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Reviews;

/// <summary>
/// Asks everybody whom the rule proposes. All of it is looked at again: where one pair does not hold any more, nobody is asked and the
/// refusal says which.
/// </summary>
[Allow(Permission.ScreenApplications)]
public sealed record GiveProposedReviews(IReadOnlyList<ReviewPair> Pairs) : IOperation<int>
{
    public const int Most = 300;
}

internal sealed class GiveProposedReviewsValidator : AbstractValidator<GiveProposedReviews>
{
    public GiveProposedReviewsValidator() => RuleFor(o => o.Pairs).NotEmpty().Must(p => p.Count <= GiveProposedReviews.Most);
}

internal sealed class GiveProposedReviewsHandler(GrantsDbContext db, CurrentActor actor, ReviewGiving giving) : IOperationHandler<GiveProposedReviews, int>
{
    public async Task<int> HandleAsync(GiveProposedReviews operation, CancellationToken cancel)
    {
        var ids = operation.Pairs.Select(p => p.Project).Distinct().ToArray();
        if (await db.ManagedProjects(actor.Value).CountAsync(p => ids.Contains(p.Id), cancel) != ids.Length)
            throw new RuleViolation("reviews.proposal-stale", ReviewsWords.ProposalStale);
        return (await giving.GiveAsync(operation.Pairs, givenBy: null, "", without: null, cancel)).Count;
    }
}
