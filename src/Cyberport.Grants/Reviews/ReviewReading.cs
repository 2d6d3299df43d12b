using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Reviews.Assignment;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Reviews;

/// <summary>Reads what an assignment is decided by: in four commands, whatever the number of projects.</summary>
internal sealed class ReviewReading(GrantsDbContext db, GrantsClock clock)
{
    private const string AreasQuestion = "b.areas";

    public async Task<IReadOnlyList<ProjectToReview>> ProjectsAsync(IQueryable<Project> among, CancellationToken cancel, int most = int.MaxValue)
    {
        var rows = await (
            from p in among.AsNoTracking()
            join a in db.Set<GrantApplication>() on p.ApplicationId equals a.Id
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            orderby a.SubmittedAt, p.Number
            select new
            {
                p.Id,
                p.ApplicationId,
                p.Reference,
                p.Title,
                Organisation = o.Name,
                Areas = db.Set<Answer>().Where(x => x.ApplicationId == a.Id && x.ProjectId == p.Id && x.QuestionCode == AreasQuestion).Select(x => x.Text).FirstOrDefault(),
            }).Take(most).ToListAsync(cancel);
        var (ids, cases) = (rows.Select(r => r.Id).ToArray(), rows.Select(r => r.ApplicationId).Distinct().ToArray());
        var asked = (await db.Set<ReviewAssignment>().AsNoTracking().Where(a => ids.Contains(a.ProjectId))
            .Select(a => new { a.ProjectId, a.Reviewer, a.State }).ToListAsync(cancel)).ToLookup(a => a.ProjectId);
        var conflicts = (await db.Set<Conflict>().AsNoTracking().Where(c => cases.Contains(c.ApplicationId) && c.ResolvedAt == null)
            .Select(c => new { c.ApplicationId, c.Person }).ToListAsync(cancel)).ToLookup(c => c.ApplicationId, c => c.Person);
        return [.. rows.Select(r => new ProjectToReview(
            r.Id, r.ApplicationId, r.Reference?.Value ?? "", r.Title, r.Organisation,
            (r.Areas ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            [.. asked[r.Id].Where(a => IsLive(a.State)).Select(a => a.Reviewer)], [.. asked[r.Id].Select(a => a.Reviewer)],
            [.. conflicts[r.ApplicationId].Distinct()]))];
    }

    public async Task<IReadOnlyList<ReviewerAtHand>> ReviewersAsync(CancellationToken cancel)
    {
        var today = clock.Today;
        var rows = await (
            from person in db.ServingReviewers().AsNoTracking()
            join f in db.Set<ReviewerProfile>() on person.Id equals f.Person into profiles
            from profile in profiles.DefaultIfEmpty()
            join w in db.Set<Affiliation>() on person.Id equals w.Person into affiliations
            from affiliation in affiliations.DefaultIfEmpty()
            orderby person.Name
            select new
            {
                person.Id,
                person.Name,
                person.NameChinese,
                Profile = profile,
                Affiliation = affiliation,
                Open = db.Set<ReviewAssignment>().Count(a => a.Reviewer == person.Id && (a.State == ReviewAssignmentState.Asked || a.State == ReviewAssignmentState.Reviewing)),
                IsAway = db.AbsentOn(today).Any(p => p == person.Id),
            }).ToListAsync(cancel);
        return [.. rows.DistinctBy(r => r.Id).Select(r => new ReviewerAtHand(
            r.Id, new BilingualText(r.Name, r.NameChinese), r.Profile?.Areas ?? [], r.Open, r.Profile?.MaxLoad ?? ReviewPledges.UsualLoad, r.IsAway, BodyOf(r.Id, r.Affiliation)))];
    }

    private static bool IsLive(ReviewAssignmentState state) =>
        state is ReviewAssignmentState.Asked or ReviewAssignmentState.Reviewing or ReviewAssignmentState.Submitted;

    /// <summary>Who has not said where they work is of a body of their own.</summary>
    private static string BodyOf(PersonId person, Affiliation? works) => works switch
    {
        { OrganisationId: { } organisation } => organisation.Value.ToString(),
        { Domain.Length: > 0 } => works.Domain,
        { Name.Length: > 0 } => works.Name.ToUpperInvariant(),
        _ => person.Value.ToString(),
    };
}
