using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Reviews;

/// <summary>What the reviewer has been asked for, what is due first on top, and what has been handed in.</summary>
[Allow(Permission.ReviewProjects)]
public sealed record ViewMyReviews : IQuery<MyReviews>
{
    public const int MostDone = 50;
}

/// <param name="Done">Handed in, the latest first.</param>
public sealed record MyReviews(IReadOnlyList<MyReview> Open, IReadOnlyList<MyReview> Done, DateOnly Today);

/// <param name="WorkingDaysLeft">To the due day; negative once it is over.</param>
public sealed record MyReview(
    ReviewAssignmentId Id, string Reference, BilingualText Organisation, ReviewAssignmentState State, DateTime GivenAt, DateOnly DueOn, int WorkingDaysLeft, DateTime? SubmittedAt)
{
    public string StateInWords => Words.Of(State, ReviewsWords.ResourceManager);
}

internal sealed class ViewMyReviewsHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, WorkingCalendar calendar) : IQueryHandler<ViewMyReviews, MyReviews>
{
    public async Task<MyReviews> HandleAsync(ViewMyReviews query, CancellationToken cancel)
    {
        var days = await calendar.DaysAsync(cancel);
        var rows = await (
            from a in db.HeldBy(actor.Value).AsNoTracking()
            join p in db.Set<Project>() on a.ProjectId equals p.Id
            join g in db.Set<GrantApplication>() on a.ApplicationId equals g.Id
            join o in db.Set<Organisation>() on g.OrganisationId equals o.Id
            orderby a.EndedAt descending, a.DueOn
            select new { Assignment = a, p.Reference, Organisation = o.Name }).Take(ViewMyReviews.MostDone * 2).ToListAsync(cancel);
        var all = rows.Select(r => new MyReview(
            r.Assignment.Id, r.Reference?.Value ?? "", r.Organisation, r.Assignment.State, r.Assignment.GivenAt, r.Assignment.DueOn,
            ReviewDates.WorkingDaysLeft(days, clock.Today, r.Assignment.DueOn), r.Assignment.EndedAt)).ToList();
        return new(
            [.. all.Where(r => r.State != ReviewAssignmentState.Submitted).OrderBy(r => r.DueOn).ThenBy(r => r.Reference, StringComparer.Ordinal)],
            [.. all.Where(r => r.State == ReviewAssignmentState.Submitted).Take(ViewMyReviews.MostDone)], clock.Today);
    }
}

internal static class ReviewDates
{
    public static int WorkingDaysLeft(WorkingDays days, DateOnly today, DateOnly dueOn) =>
        dueOn >= today ? days.Between(today, dueOn) : -days.Between(dueOn, today);
}
