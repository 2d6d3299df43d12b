using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Reviews;

/// <summary>The application was taken back: nobody reviews it any more.</summary>
internal sealed class WithdrawReviewsWhenWithdrawn(GrantsDbContext db, GrantsClock clock) : IEventHandler<ApplicationWithdrawn>
{
    public async Task HandleAsync(ApplicationWithdrawn happened, CancellationToken cancel)
    {
        var open = await db.Set<ReviewAssignment>()
            .Where(a => a.ApplicationId == happened.Application && (a.State == ReviewAssignmentState.Asked || a.State == ReviewAssignmentState.Reviewing)).ToListAsync(cancel);
        foreach (var assignment in open) assignment.Withdraw("", clock.UtcNow);
    }
}
