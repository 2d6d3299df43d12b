using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>An assessor's own projects: what is due first on top, or those given already.</summary>
[Allow(Permission.AssessTechnically)]
public sealed record ViewAssessments(bool Done = false, int Number = 1) : IQuery<Page<AssessmentRow>>
{
    public const int PageSize = 25;
}

public sealed record AssessmentRow(
    AssessmentId Id, string Reference, BilingualText Title, BilingualText Organisation, Cards? Cards, int? Months, DateOnly? Start,
    AssessmentState State, PlatformFit? Fit, PledgeReading Clock)
{
    public string StateInWords => Fit is { } fit ? Words.Of(fit, ScreeningWords.ResourceManager) : Words.Of(State, ScreeningWords.ResourceManager);
}

internal sealed class ViewAssessmentsHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, WorkingCalendar calendar)
    : IQueryHandler<ViewAssessments, Page<AssessmentRow>>
{
    public async Task<Page<AssessmentRow>> HandleAsync(ViewAssessments query, CancellationToken cancel)
    {
        var mine = db.AssessmentsOf(actor.Value.Person, clock.Today).AsNoTracking()
            .Where(t => query.Done ? t.State != AssessmentState.Waiting : t.State == AssessmentState.Waiting);
        var total = await mine.CountAsync(cancel);
        var rows = await (
            from t in mine
            join p in db.Set<Project>() on t.ProjectId equals p.Id
            join a in db.Set<GrantApplication>() on t.ApplicationId equals a.Id
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            orderby t.DueOn, t.OpenedAt, t.Reference
            select new { Assessment = t, p.Title, p.Request, Organisation = o.Name })
            .Skip((query.Number - 1) * ViewAssessments.PageSize).Take(ViewAssessments.PageSize).ToListAsync(cancel);
        var days = await calendar.DaysAsync(cancel);
        return new(
            [.. rows.Select(r => new AssessmentRow(
                r.Assessment.Id, r.Assessment.Reference.Value, r.Title, r.Organisation, r.Request.Cards, r.Request.Months, r.Request.Start,
                r.Assessment.State, r.Assessment.Fit, r.Assessment.Clock.Read(days, clock.UtcNow)))],
            query.Number, ViewAssessments.PageSize, total);
    }
}
