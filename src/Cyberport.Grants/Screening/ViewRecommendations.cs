using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>Requested beside recommended, for each project of a case that has an assessment. For staff and the Committee.</summary>
[Allow(Permission.ScreenApplications, Permission.ViewCommittee, Permission.RecordDecisions)]
public sealed record ViewRecommendations(GrantApplicationId Application) : IQuery<IReadOnlyList<Recommendation>>;

/// <param name="Fit">Absent while it is not given.</param>
public sealed record Recommendation(
    ProjectId Project, string Reference, BilingualText Title, Cards? AskedCards, int? AskedMonths, DateOnly? AskedStart,
    AssessmentState State, PledgeReading Clock, BilingualText? Assessor, PlatformFit? Fit, RecommendedFigures? Figures, string Comment)
{
    public string StateInWords => Fit is { } fit ? Words.Of(fit, ScreeningWords.ResourceManager) : Words.Of(State, ScreeningWords.ResourceManager);
}

internal sealed class ViewRecommendationsHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, WorkingCalendar calendar)
    : IQueryHandler<ViewRecommendations, IReadOnlyList<Recommendation>>
{
    public async Task<IReadOnlyList<Recommendation>> HandleAsync(ViewRecommendations query, CancellationToken cancel)
    {
        var rows = await (
            from a in db.Set<GrantApplication>().AsNoTracking().ReadableBy(actor.Value)
            join t in db.Set<TechnicalAssessment>() on a.Id equals t.ApplicationId
            join p in db.Set<Project>() on t.ProjectId equals p.Id
            join x in db.Set<Person>() on t.Assessor equals (PersonId?)x.Id into people
            from person in people.DefaultIfEmpty()
            where a.Id == query.Application && a.SubmittedAt != null
            orderby p.Number
            select new { Assessment = t, Project = p, Name = person == null ? null : person.Name, Chinese = person == null ? null : person.NameChinese }).ToListAsync(cancel);
        var days = await calendar.DaysAsync(cancel);
        return [.. rows.Select(r => new Recommendation(
            r.Project.Id, r.Assessment.Reference.Value, r.Project.Title, r.Project.Request.Cards, r.Project.Request.Months, r.Project.Request.Start,
            r.Assessment.State, r.Assessment.Clock.Read(days, clock.UtcNow), r.Name is null ? null : new(r.Name, r.Chinese ?? ""),
            r.Assessment.Fit, r.Assessment.Recommended, r.Assessment.Comment))];
    }
}
