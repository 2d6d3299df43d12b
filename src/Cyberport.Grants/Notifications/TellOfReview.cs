using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Reviews;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Notifications;

/// <summary>
/// A reviewer is asked, reminded, or given a review back. A mail may be read by others than its reader, and a conflict is not declared
/// yet: it tells the reference and the date, nothing of the case.
/// </summary>
internal sealed class TellOfReview(Telling telling, GrantsDbContext db) : IEventHandler<ReviewAsked>, IEventHandler<ReviewReminded>, IEventHandler<ReviewReopened>
{
    public Task HandleAsync(ReviewAsked happened, CancellationToken cancel) =>
        TellAsync(NoticeKind.ReviewAsked, happened.Assignment, happened.Assignment.Value, happened.Project, happened.Reviewer, happened.DueOn, cancel);

    // Each step once for each due day: a source of its own.
    public Task HandleAsync(ReviewReminded happened, CancellationToken cancel) => TellAsync(
        happened.Step == ReviewStepKind.Overdue ? NoticeKind.ReviewOverdue : NoticeKind.ReviewDueSoon,
        happened.Assignment, Guid.CreateVersion7(), happened.Project, happened.Reviewer, happened.DueOn, cancel);

    public Task HandleAsync(ReviewReopened happened, CancellationToken cancel) =>
        TellAsync(NoticeKind.ReviewReopened, happened.Assignment, Guid.CreateVersion7(), happened.Project, happened.Reviewer, happened.DueOn, cancel);

    private async Task TellAsync(NoticeKind kind, ReviewAssignmentId review, Guid source, ProjectId project, PersonId reviewer, DateOnly dueOn, CancellationToken cancel)
    {
        var reference = await db.Set<Project>().Where(p => p.Id == project).Select(p => p.Reference).SingleAsync(cancel);
        await telling.OfAsync(kind, source, new Occasion(Named: (NoticeRole.Reviewer, [reviewer])), new NoticeFacts(reference?.Value ?? "", When: GrantsClock.StartOf(dueOn.AddDays(1))), NoticeLinks.Review(review), cancel);
    }
}
