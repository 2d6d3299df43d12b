using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Reviews;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Desk;

/// <summary>
/// Reviews stand to the left of decisions and keep the fact "decided" as a row of their own; who is still writing is told by the state
/// that the work has gone.
/// </summary>
internal sealed class CloseReviewsWhenDecided(GrantsDbContext db, GrantsClock clock) : IEventHandler<DecisionPublished>
{
    public async Task HandleAsync(DecisionPublished happened, CancellationToken cancel)
    {
        if (await db.Set<ReviewsClosed>().AnyAsync(c => c.ProjectId == happened.Project, cancel)) return;
        db.Add(new ReviewsClosed { ProjectId = happened.Project, At = clock.UtcNow });
        var open = await db.Set<ReviewAssignment>()
            .Where(a => a.ProjectId == happened.Project && (a.State == ReviewAssignmentState.Asked || a.State == ReviewAssignmentState.Reviewing)).ToListAsync(cancel);
        foreach (var assignment in open) assignment.Withdraw("", clock.UtcNow);
    }
}
