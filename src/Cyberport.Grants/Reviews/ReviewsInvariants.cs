using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Reviews;

/// <summary>What counts as delivered has a review that counts, and the other way round; nobody has more reviewers than there are reviews.</summary>
internal sealed class ReviewsAgree(GrantsDbContext db) : IInvariant
{
    public string Name => "What is delivered counts, and no project has more reviewers than it needs";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var odd = await db.Set<ReviewAssignment>()
            .Where(a => (a.State == ReviewAssignmentState.Submitted) != db.Set<Review>().Any(r => r.AssignmentId == a.Id && r.State == ReviewState.Submitted))
            .Select(a => a.Id).ToListAsync(cancel);
        var worthless = await db.Set<Review>().Where(r => (r.State == ReviewState.Submitted) != (r.WeightedPoints != null)).Select(r => r.Id).ToListAsync(cancel);
        var crowded = await db.Set<ReviewAssignment>()
            .Where(a => a.State == ReviewAssignmentState.Asked || a.State == ReviewAssignmentState.Reviewing || a.State == ReviewAssignmentState.Submitted)
            .GroupBy(a => a.ProjectId).Where(g => g.Count() > ReviewPledges.PerProject).Select(g => g.Key).ToListAsync(cancel);
        return [
            .. odd.Select(id => $"Review assignment {id.Value} and its review disagree about whether it is submitted."),
            .. worthless.Select(id => $"Review {id.Value} counts without points, or has points without counting."),
            .. crowded.Select(id => $"Project {id.Value} has more than {ReviewPledges.PerProject} reviewers."),
        ];
    }
}
