using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Screening.Enquiries;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>Somebody who serves, and how much lies with them.</summary>
internal sealed class Loaded(PersonId person, int open)
{
    public PersonId Person { get; } = person;
    public int Open { get; set; } = open;
}

/// <summary>Who may be given work of the secretariat and the centre, and what lies with nobody who serves.</summary>
internal static class Officers
{
    /// <summary>Those who hold a role now and whose accounts are open.</summary>
    public static IQueryable<StaffAssignment> Serving(this GrantsDbContext db, StaffRole role) =>
        from assignment in db.Set<StaffAssignment>()
        join person in db.Set<Person>() on assignment.Person equals person.Id
        where assignment.Role == role && assignment.RevokedAt == null && person.DisabledAt == null
        select assignment;

    /// <summary>Of these, who is not away: work goes to them.</summary>
    private static IQueryable<StaffAssignment> AtWork(this GrantsDbContext db, StaffRole role, DateOnly today) =>
        db.Serving(role).Where(a => !db.AbsentOn(today).Contains(a.Person));

    /// <summary>Away today with nobody to stand in.</summary>
    public static IQueryable<PersonId> AwayAlone(this GrantsDbContext db, DateOnly day) =>
        db.Set<StaffAbsence>().Where(a => a.CancelledAt == null && a.From <= day && a.To >= day && a.Substitute == null).Select(a => a.Person);

    /// <summary>An officer's own cases, and those of whom they stand in for.</summary>
    public static IQueryable<ScreeningCase> CasesOf(this GrantsDbContext db, PersonId? officer, DateOnly today)
    {
        if (officer is not { } me) return db.Set<ScreeningCase>().Where(c => false);
        return db.Set<ScreeningCase>().Where(c =>
            (c.Officer == me || db.StoodInForBy(me, today).Any(p => p == c.Officer)) && !db.ConflictedCases(me).Contains(c.ApplicationId));
    }

    /// <summary>An assessor's own ones, and those of whom they stand in for; another's does not exist for them.</summary>
    public static IQueryable<TechnicalAssessment> AssessmentsOf(this GrantsDbContext db, PersonId? assessor, DateOnly today)
    {
        if (assessor is not { } me) return db.Set<TechnicalAssessment>().Where(t => false);
        return db.Set<TechnicalAssessment>().Where(t =>
            (t.Assessor == me || db.StoodInForBy(me, today).Any(p => p == t.Assessor)) && !db.ConflictedCases(me).Contains(t.ApplicationId));
    }

    /// <summary>The one with the fewest open cases first; among equals who has been officer longest.</summary>
    public static async Task<List<Loaded>> OfficersByLoadAsync(this GrantsDbContext db, DateOnly today, CancellationToken cancel) => InOrder(
        await db.AtWork(StaffRole.CaseOfficer, today).Select(a => new Candidate(a.Person, a.GrantedAt, db.Set<ScreeningCase>().Count(c =>
            c.Officer == a.Person && (c.State == ScreeningState.Open || c.State == ScreeningState.WithApplicant)))).ToListAsync(cancel));

    public static async Task<List<Loaded>> AssessorsByLoadAsync(this GrantsDbContext db, DateOnly today, CancellationToken cancel) => InOrder(
        await db.AtWork(StaffRole.TechnicalAssessor, today).Select(a => new Candidate(a.Person, a.GrantedAt, db.Set<TechnicalAssessment>().Count(t =>
            t.Assessor == a.Person && t.State == AssessmentState.Waiting))).ToListAsync(cancel));

    /// <summary>Cases in hand, or with a question that nobody has answered, that lie with nobody who serves, with somebody who is away and has no substitute, or who is in conflict; as long as there is anybody else.</summary>
    public static IQueryable<ScreeningCase> OrphanedCases(this GrantsDbContext db, DateOnly today) => db.Set<ScreeningCase>().Where(c =>
        (c.State == ScreeningState.Open || c.State == ScreeningState.WithApplicant || db.Set<Enquiry>().Any(e => e.CaseId == c.Id && e.AnsweredAt == null))
        && (!db.Serving(StaffRole.CaseOfficer).Any(s => s.Person == c.Officer)
            || db.AwayAlone(today).Any(p => p == c.Officer) || db.Set<Conflict>().Any(x => x.ApplicationId == c.ApplicationId && x.Person == c.Officer && x.ResolvedAt == null))
        && db.AtWork(StaffRole.CaseOfficer, today).Any(s => !db.Set<Conflict>().Any(x => x.ApplicationId == c.ApplicationId && x.Person == s.Person && x.ResolvedAt == null)));

    public static IQueryable<TechnicalAssessment> OrphanedAssessments(this GrantsDbContext db, DateOnly today) => db.Set<TechnicalAssessment>().Where(t =>
        t.State == AssessmentState.Waiting && (!db.Serving(StaffRole.TechnicalAssessor).Any(s => s.Person == t.Assessor)
            || db.AwayAlone(today).Any(p => p == t.Assessor) || db.Set<Conflict>().Any(x => x.ApplicationId == t.ApplicationId && x.Person == t.Assessor && x.ResolvedAt == null))
        && db.AtWork(StaffRole.TechnicalAssessor, today).Any(s => !db.Set<Conflict>().Any(x => x.ApplicationId == t.ApplicationId && x.Person == s.Person && x.ResolvedAt == null)));

    private static List<Loaded> InOrder(List<Candidate> people) =>
        [.. people.OrderBy(p => p.Open).ThenBy(p => p.Since).ThenBy(p => p.Person.Value).Select(p => new Loaded(p.Person, p.Open))];

    private sealed record Candidate(PersonId Person, DateTime Since, int Open);
}
