using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Reviews;

/// <summary>One review as its writer works on it. What the others wrote is shown after the own one is submitted, without names.</summary>
[Allow(Permission.ReviewProjects)]
public sealed record ViewReview(ReviewAssignmentId Assignment) : IQuery<ReviewView>;

/// <param name="ToDeclare">Before anything opens: who is named in the case. None once the reader has said that nothing stands between.</param>
/// <param name="Version">Of the review; 0 where nothing is written yet.</param>
/// <param name="ReopenedBecause">The officer's words where the review was given back.</param>
/// <param name="Points">Hundredths out of 100 by what is filled in; none while a score is missing.</param>
/// <param name="Others">The project's other submitted reviews; empty until the own one is.</param>
public sealed record ReviewView(
    ReviewAssignmentId Id, long Version, ProjectId Project, GrantApplicationId Application, string Reference, BilingualText Title, BilingualText Organisation,
    ReviewAssignmentState State, DateTime GivenAt, DateOnly DueOn, int WorkingDaysLeft, string ReopenedBecause,
    IReadOnlyList<ReviewCriterion> Criteria, ReviewSheet Sheet, DateTime? SavedAt, DateTime? SubmittedAt, int? Points, IReadOnlyList<OtherReview> Others,
    DeclarationView? ToDeclare)
{
    public bool IsOpen => State is ReviewAssignmentState.Asked or ReviewAssignmentState.Reviewing;
    public string StateInWords => Words.Of(State, ReviewsWords.ResourceManager);
}

/// <param name="IsOfficial">The weight is the scheme's own.</param>
public sealed record ReviewCriterion(int Number, TrilingualText Name, Share Weight, bool IsOfficial)
{
    internal static ReviewCriterion Of(Criterion criterion) => new(criterion.Number, criterion.Name, criterion.Weight, criterion.IsOfficial);
}

/// <summary>A colleague's review; whose, nobody is told.</summary>
public sealed record OtherReview(ReviewSheet Sheet, int Points, DateTime SubmittedAt);

internal sealed class ViewReviewHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, WorkingCalendar calendar) : IQueryHandler<ViewReview, ReviewView>
{
    public async Task<ReviewView> HandleAsync(ViewReview query, CancellationToken cancel)
    {
        var found = await (
            from a in db.HeldBy(actor.Value).AsNoTracking()
            join p in db.Set<Project>() on a.ProjectId equals p.Id
            join g in db.Set<GrantApplication>() on a.ApplicationId equals g.Id
            join o in db.Set<Organisation>() on g.OrganisationId equals o.Id
            where a.Id == query.Assignment
            select new { Assignment = a, Project = p, Organisation = o.Name }).SingleOrDefaultAsync(cancel) ?? throw new NotFoundException();
        var assignment = found.Assignment;
        var me = actor.Value.RequirePerson();
        var declaration = await db.ReadDeclarationAsync(db.Set<GrantApplication>().Where(a => a.Id == assignment.ApplicationId), me, cancel);
        var isDeclared = declaration.SaidAt is not null;
        var criteria = (await db.CriteriaOf(assignment.ApplicationId).AsNoTracking().ToListAsync(cancel)).ConvertAll(ReviewCriterion.Of);
        var isDone = assignment.State == ReviewAssignmentState.Submitted;
        var reviews = await db.Set<Review>().AsNoTracking()
            .Where(r => r.AssignmentId == assignment.Id || (isDone && r.ProjectId == assignment.ProjectId && r.State == ReviewState.Submitted))
            .ToListAsync(cancel);
        var mine = reviews.SingleOrDefault(r => r.AssignmentId == assignment.Id);
        var sheet = mine?.Sheet ?? ReviewSheet.Empty;
        return new(
            assignment.Id, mine?.Version ?? 0, assignment.ProjectId, assignment.ApplicationId, found.Project.Reference?.Value ?? "", isDeclared ? found.Project.Title : BilingualText.Empty, found.Organisation,
            assignment.State, assignment.GivenAt, assignment.DueOn,
            ReviewDates.WorkingDaysLeft(await calendar.DaysAsync(cancel), clock.Today, assignment.DueOn), assignment.EndedWhy,
            criteria,
            sheet, mine?.SavedAt, mine?.SubmittedAt, mine?.WeightedPoints ?? ReviewRules.WeightedPoints(criteria, sheet),
            [.. reviews.Where(r => r != mine).OrderBy(r => r.SubmittedAt).Select(r => new OtherReview(r.Sheet, r.WeightedPoints ?? 0, r.SubmittedAt!.Value))], isDeclared ? null : declaration);
    }
}
