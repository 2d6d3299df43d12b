using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Reviews;
using Cyberport.Grants.Screening;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Desk;

/// <summary>Reviews that are to be written, and those that are to be arranged.</summary>
internal static class WaitingReviews
{
    public static async Task<IEnumerable<WaitingItem>> OfReviewerAsync(GrantsDbContext db, Actor me, int most, CancellationToken cancel)
    {
        var rows = await (
            from r in db.HeldBy(me).AsNoTracking()
            join p in db.Set<Project>() on r.ProjectId equals p.Id
            join a in db.Set<GrantApplication>() on r.ApplicationId equals a.Id
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            where r.State != ReviewAssignmentState.Submitted
            orderby r.DueOn
            select new { r.Id, p.Reference, Organisation = o.Name, r.GivenAt, r.DueOn }).Take(most).ToListAsync(cancel);
        return rows.Select(r => new WaitingItem(
            WaitingKind.Review, r.Reference?.Value ?? "", r.Organisation.ToString(), r.GivenAt, GrantsClock.StartOf(r.DueOn.AddDays(1)), $"/reviews/{r.Id.Value}"));
    }

    /// <summary>Projects that lack a reviewer, or whose reviewer is overdue.</summary>
    public static async Task<IEnumerable<WaitingItem>> OfOfficerAsync(GrantsDbContext db, Actor me, DateOnly today, int most, CancellationToken cancel)
    {
        var rows = await (
            from p in db.ManagedProjects(me).AsNoTracking()
            join s in db.Set<ScreeningCase>() on p.ApplicationId equals s.ApplicationId
            join o in db.Set<Organisation>() on s.OrganisationId equals o.Id
            where db.Set<ReviewAssignment>().Count(r => r.ProjectId == p.Id && (r.State == ReviewAssignmentState.Submitted
                    || ((r.State == ReviewAssignmentState.Asked || r.State == ReviewAssignmentState.Reviewing) && r.DueOn >= today))) < ReviewPledges.PerProject
            orderby s.ClosedAt
            select new { p.Reference, Organisation = o.Name, s.OpenedAt, s.ClosedAt }).Take(most).ToListAsync(cancel);
        return rows.Select(r => new WaitingItem(
            WaitingKind.ArrangeReviews, r.Reference?.Value ?? "", r.Organisation.ToString(), r.ClosedAt ?? r.OpenedAt, null, "/reviewing"));
    }
}
