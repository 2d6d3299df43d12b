using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Screening;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels;

/// <summary>A project with everything that a decision about it is weighed against.</summary>
internal sealed record Decidable(Project Project, GrantApplication Application, Organisation Organisation, Programme Programme, CallTier Tier, ScreeningCaseId? Screening, bool Screened)
{
    /// <summary>Screened and not taken back.</summary>
    public bool IsOpen => Screened && Application.Status == ApplicationStatus.Submitted;
    public string Reference => Project.Reference?.Value ?? "";
}

internal static class Decidables
{
    /// <summary>Loads the project, untracked, with its case, body and programme.</summary>
    /// <exception cref="NotFoundException">There is no such project, it was never handed in, or the person has a conflict with its case.</exception>
    public static async Task<Decidable> DecidableAsync(this GrantsDbContext db, ProjectId id, Actor actor, CancellationToken cancel) =>
        await (
            from p in db.Set<Project>().AsNoTracking()
            join a in db.Set<GrantApplication>().WithoutConflictOf(actor) on p.ApplicationId equals a.Id
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            join c in db.Set<Call>() on a.CallId equals c.Id
            join g in db.Set<Programme>() on c.ProgrammeId equals g.Id
            join s in db.Set<ScreeningCase>() on a.Id equals s.ApplicationId into screenings
            from screening in screenings.DefaultIfEmpty()
            where p.Id == id && p.Reference != null
            select new Decidable(p, a, o, g, c.Tier, screening == null ? null : screening.Id, screening != null && screening.State == ScreeningState.Passed))
            .FirstOrDefaultAsync(cancel) ?? throw new NotFoundException();

    /// <summary>The list in force today.</summary>
    public static async Task<PriceList> PriceTodayAsync(this GrantsDbContext db, ProgrammeId programme, DateOnly today, CancellationToken cancel) =>
        await db.Set<PriceList>().AsNoTracking().InForce(programme, today).FirstOrDefaultAsync(cancel)
        ?? throw new RuleViolation("panels.no-price", PanelsWords.NoPrice);
}
