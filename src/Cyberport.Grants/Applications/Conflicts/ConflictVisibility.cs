using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications.Conflicts;

/// <summary>A case in conflict does not exist for the person. Every query that shows cases to those who judge goes through one of these.</summary>
public static class ConflictVisibility
{
    /// <summary>The cases with which the person may have to do.</summary>
    public static IQueryable<GrantApplication> WithoutConflictOf(this IQueryable<GrantApplication> applications, Actor actor)
    {
        var person = actor.Person;
        return applications.Where(a => !a.Conflicts.Any(c => c.Person == person && c.ResolvedAt == null));
    }

    /// <summary>The cases of which the person must not know, for lists that start from something else than the case.</summary>
    public static IQueryable<GrantApplicationId> ConflictedCases(this GrantsDbContext db, PersonId? person) =>
        db.Set<Conflict>().Where(c => c.Person == person && c.ResolvedAt == null).Select(c => c.ApplicationId);

    /// <summary>Handed in, and nothing certain stands between: a namesake may still say that it is somebody else.</summary>
    internal static IQueryable<GrantApplication> DeclarableBy(this IQueryable<GrantApplication> applications, Actor actor)
    {
        var person = actor.Person;
        return applications.Where(a => a.SubmittedAt != null
            && !a.Conflicts.Any(c => c.Person == person && c.ResolvedAt == null && c.Kind != ConflictKind.Namesake));
    }
}

/// <summary>
/// Whether the papers of a case open. Reviewers and the Committee say first that nothing stands between; and each time the portal
/// looks whether that is still so, since people change places.
/// </summary>
internal sealed class PapersGate(GrantsDbContext db, CurrentActor actor, ConflictSearch search)
{
    private static readonly StaffRole[] Declaring = [StaffRole.Reviewer, StaffRole.CommitteeMember, StaffRole.Chair];

    /// <param name="applicant">Whose case it is: its own people declare nothing.</param>
    /// <exception cref="NotFoundException">A conflict stands, or would if somebody had looked.</exception>
    /// <exception cref="RuleViolation">The person has said nothing yet.</exception>
    public async Task RequireOpenAsync(GrantApplicationId application, OrganisationId applicant, CancellationToken cancel)
    {
        var me = actor.Value;
        if (me.Person is not { } person || me.Memberships.ContainsKey(applicant) || !Declaring.Any(me.StaffRoles.Contains)) return;
        var kept = await db.Set<GrantApplication>().AsNoTracking().Where(a => a.Id == application).Select(a => new
        {
            Conflicts = a.Conflicts.Where(c => c.Person == person).ToList(),
            SaidNone = db.Set<ConflictDeclaration>().Any(d => d.Person == person && d.ApplicationId == application && !d.HasConflict),
        }).AsSingleQuery().SingleAsync(cancel);
        if ((await search.ConflictedAmongAsync(application, [person], kept.Conflicts, cancel)).Count > 0) throw new NotFoundException();
        if (!kept.SaidNone) throw new RuleViolation(DeclareFirst.Code, ConflictsWords.DeclareFirst);
    }
}
