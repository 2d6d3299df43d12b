using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Reviews.Assignment;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Reviews;

/// <summary>
/// Who said no, stayed silent or has a conflict is replaced by rule at once; where nobody can be found, the project waits on the
/// officer's page.
/// </summary>
internal sealed class ReplaceReviewer(GrantsDbContext db, ReviewReading reading, ReviewGiving giving, GrantsClock clock) : IEventHandler<ReviewerLost>, IEventHandler<ConflictStands>
{
    public async Task HandleAsync(ReviewerLost happened, CancellationToken cancel)
    {
        var projects = await reading.ProjectsAsync(db.ReviewableProjects().Where(p => p.Id == happened.Project), cancel);
        // A project that never had its three waits for the officer's proposal.
        if (projects.SingleOrDefault() is not { } project || project.Missing == 0 || project.Asked.Count < ReviewPledges.PerProject) return;
        var found = ReviewerProposal.Of(projects, await reading.ReviewersAsync(cancel)).Pairs;
        if (found.Count > 0) await giving.GiveAsync([.. found.Select(f => new ReviewPair(f.Project, f.Reviewer.Id))], givenBy: null, "", without: null, cancel);
    }

    /// <summary>Somebody who reviews has a conflict after all.</summary>
    public async Task HandleAsync(ConflictStands happened, CancellationToken cancel)
    {
        var open = await db.Set<ReviewAssignment>()
            .Where(a => a.ApplicationId == happened.Application && a.Reviewer == happened.Person
                && (a.State == ReviewAssignmentState.Asked || a.State == ReviewAssignmentState.Reviewing)).ToListAsync(cancel);
        foreach (var assignment in open) assignment.Decline(DeclineKind.Conflict, "", clock.UtcNow);
    }
}
