using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Screening;

namespace Cyberport.Grants.Reviews;

/// <summary>Which projects are reviewed, by whom, and what of it somebody may know.</summary>
internal static class ReviewVisibility
{
    /// <summary>The person's own, as long as they may see them at all: what was taken back or passed to others is gone.</summary>
    public static IQueryable<ReviewAssignment> HeldBy(this GrantsDbContext db, Actor actor)
    {
        var person = actor.Person;
        return db.Set<ReviewAssignment>().Where(a => a.Reviewer == person
            && (a.State == ReviewAssignmentState.Asked || a.State == ReviewAssignmentState.Reviewing || a.State == ReviewAssignmentState.Submitted)
            && !db.ConflictedCases(person).Contains(a.ApplicationId));
    }

    /// <summary>Something is still to come from the reviewer.</summary>
    public static IQueryable<ReviewAssignment> OpenReviews(this GrantsDbContext db) =>
        db.Set<ReviewAssignment>().Where(a => a.State == ReviewAssignmentState.Asked || a.State == ReviewAssignmentState.Reviewing);

    /// <summary>The projects whose reviewing an officer runs: all but those of cases of which the officer must not know.</summary>
    public static IQueryable<Project> ManagedProjects(this GrantsDbContext db, Actor officer)
    {
        var person = officer.Person;
        return db.ReviewableProjects().Where(p => !db.ConflictedCases(person).Contains(p.ApplicationId));
    }

    /// <summary>Found complete, under a call of the standard tier, not taken back and not decided.</summary>
    public static IQueryable<Project> ReviewableProjects(this GrantsDbContext db) =>
        from project in db.Set<Project>()
        join application in db.Set<GrantApplication>() on project.ApplicationId equals application.Id
        join call in db.Set<Call>() on application.CallId equals call.Id
        join screening in db.Set<ScreeningCase>() on application.Id equals screening.ApplicationId
        where screening.State == ScreeningState.Passed && application.Status == ApplicationStatus.Submitted && call.Tier == CallTier.Standard
            && !db.Set<ReviewsClosed>().Any(c => c.ProjectId == project.Id)
        select project;

    /// <summary>Those who are reviewers now and whose accounts are open.</summary>
    public static IQueryable<Person> ServingReviewers(this GrantsDbContext db) =>
        from assignment in db.Set<StaffAssignment>()
        join person in db.Set<Person>() on assignment.Person equals person.Id
        where assignment.Role == StaffRole.Reviewer && assignment.RevokedAt == null && person.DisabledAt == null
        select person;

    /// <summary>The criteria by which a case is judged, in their order.</summary>
    public static IQueryable<Criterion> CriteriaOf(this GrantsDbContext db, GrantApplicationId application) =>
        from a in db.Set<GrantApplication>()
        join call in db.Set<Call>() on a.CallId equals call.Id
        join criterion in db.Set<Criterion>() on call.ProgrammeId equals criterion.ProgrammeId
        where a.Id == application && criterion.Scheme == call.Scheme
        orderby criterion.Number
        select criterion;
}
