using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>A case with what its rules ask.</summary>
/// <param name="OfficerServes">The officer to whom it was given still is one.</param>
/// <param name="IsStandIn">Who asks stands in for that officer today.</param>
internal sealed record CaseFile(ScreeningCase Case, GrantApplication Application, OrganisationCategory Category, bool OfficerServes, bool IsStandIn)
{
    /// <summary>The officer to whom it was given; anybody where that officer is one no more.</summary>
    public bool IsOf(PersonId? person) => person is not null && (!OfficerServes || Case.Officer is null || Case.Officer == person || IsStandIn);

    /// <exception cref="RuleViolation">It was given to somebody else, or is not in hand any more.</exception>
    public void RequireMine(PersonId person)
    {
        if (!IsOf(person)) throw new RuleViolation("screening.not-yours", ScreeningWords.NotYours);
        // Taken back a moment ago: the event that closes the case is on its way.
        if (!Case.IsInHand || Application.Status != ApplicationStatus.Submitted) throw ScreeningCase.NotOpen();
    }
}

internal static class CaseFiles
{
    /// <exception cref="NotFoundException">There is no such case, or a conflict stands between.</exception>
    public static async Task<CaseFile> CaseFileAsync(this GrantsDbContext db, ScreeningCaseId id, PersonId me, DateOnly today, CancellationToken cancel) =>
        await (
            from c in db.Set<ScreeningCase>()
            join a in db.Set<GrantApplication>() on c.ApplicationId equals a.Id
            join o in db.Set<Organisation>() on c.OrganisationId equals o.Id
            where c.Id == id && !db.ConflictedCases(me).Contains(c.ApplicationId)
            select new CaseFile(c, a, o.Category, db.Serving(StaffRole.CaseOfficer).Any(s => s.Person == c.Officer),
                db.StoodInForBy(me, today).Any(p => p == c.Officer))).FirstOrDefaultAsync(cancel)
        ?? throw new NotFoundException();

    public static async Task<IReadOnlyList<ChecklistItem>> ChecklistAsync(this GrantsDbContext db, CaseFile file, PublishedForms forms, CancellationToken cancel) =>
        Checklist.Of(await forms.GetAsync(db, file.Application.FormCode, file.Application.FormVersion, cancel), file.Category);
}
