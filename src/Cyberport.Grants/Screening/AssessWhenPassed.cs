using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>Opens an assessment for each project of a complete case and gives it to the assessor with the fewest open ones who has no conflict.</summary>
internal sealed class AssessWhenPassed(GrantsDbContext db, ConflictSearch conflicts, GrantsClock clock, WorkingCalendar calendar) : IEventHandler<ScreeningPassed>
{
    public async Task HandleAsync(ScreeningPassed happened, CancellationToken cancel)
    {
        if (!await db.Set<GrantApplication>().AnyAsync(a => a.Id == happened.Application && a.Status == ApplicationStatus.Submitted, cancel)) return;
        var projects = await db.Set<Project>().AsNoTracking().Where(p => p.ApplicationId == happened.Application).OrderBy(p => p.Number).ToListAsync(cancel);
        var open = await db.Set<TechnicalAssessment>().Where(t => t.ApplicationId == happened.Application).Select(t => t.ProjectId).ToListAsync(cancel);
        var passedAt = await db.Set<ScreeningCase>().Where(c => c.ApplicationId == happened.Application).Select(c => c.ClosedAt).SingleAsync(cancel);
        var (assessors, days) = (await db.AssessorsByLoadAsync(clock.Today, cancel), await calendar.DaysAsync(cancel));
        var conflicted = await conflicts.ConflictedAmongAsync(happened.Application, [.. assessors.Select(a => a.Person)], cancel);
        assessors.RemoveAll(a => conflicted.Contains(a.Person));
        foreach (var project in projects.Where(p => p.Reference is not null && !open.Contains(p.Id)))
        {
            var least = assessors.MinBy(a => a.Open);
            if (least is not null) least.Open++;
            db.Add(TechnicalAssessment.Open(project.Id, happened.Application, project.Reference!.Value, least?.Person, passedAt ?? clock.UtcNow, days));
        }
    }
}

/// <summary>Nobody assesses what was taken back.</summary>
internal sealed class CloseAssessmentsWhenWithdrawn(GrantsDbContext db, GrantsClock clock) : IEventHandler<ApplicationWithdrawn>
{
    public async Task HandleAsync(ApplicationWithdrawn happened, CancellationToken cancel)
    {
        foreach (var assessment in await db.Set<TechnicalAssessment>().Where(t => t.ApplicationId == happened.Application).ToListAsync(cancel))
            assessment.Close(clock.UtcNow);
    }
}
