using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Screening;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels.Meetings;

/// <summary>The screened projects that stand on no agenda and are not decided: what is still missing of each, the best reviewed first.</summary>
[Allow(Permission.RecordDecisions)]
public sealed record ListReady : IQuery<IReadOnlyList<ReadyProject>>
{
    /// <summary>More are not shown at once; what is put on an agenda makes room.</summary>
    public const int Most = 100;
}

public sealed record ReadyProject(
    ProjectId Project, string Reference, BilingualText Title, BilingualText Organisation, Cards? Cards, int? Months, DateTime SubmittedAt, Readiness Readiness, Standing? Standing);

internal sealed class ListReadyHandler(GrantsDbContext db, Room room) : IQueryHandler<ListReady, IReadOnlyList<ReadyProject>>
{
    public async Task<IReadOnlyList<ReadyProject>> HandleAsync(ListReady query, CancellationToken cancel)
    {
        var rows = await (
            from p in db.Set<Project>().AsNoTracking()
            join a in db.Set<GrantApplication>() on p.ApplicationId equals a.Id
            join s in db.Set<ScreeningCase>() on a.Id equals s.ApplicationId
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            join c in db.Set<Call>() on a.CallId equals c.Id
            where s.State == ScreeningState.Passed && a.Status == ApplicationStatus.Submitted && c.Tier == CallTier.Standard
                && !db.Set<Decision>().Any(d => d.ProjectId == p.Id)
                && !db.Set<AgendaItem>().Any(i => i.ProjectId == p.Id && (i.State == AgendaItemState.Waiting || i.State == AgendaItemState.Decided))
            orderby a.SubmittedAt, p.Number
            select new { Project = p, Organisation = o.Name, a.SubmittedAt }).Take(ListReady.Most).ToListAsync(cancel);
        var ids = rows.Select(r => r.Project.Id).ToArray();
        var papers = await room.PapersAsync(ids, cancel);
        return [.. rows.Select(r => new ReadyProject(
                r.Project.Id, r.Project.Reference?.Value ?? "", r.Project.Title, r.Organisation, r.Project.Request.Cards, r.Project.Request.Months, r.SubmittedAt!.Value,
                papers.ReadinessOf(r.Project.Id), papers.Standings.GetValueOrDefault(r.Project.Id)))
            .OrderBy(r => r.Standing?.Rank ?? int.MaxValue).ThenBy(r => r.SubmittedAt)];
    }
}
