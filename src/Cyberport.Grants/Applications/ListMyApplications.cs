using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>Every application of the person's organisations, the newest first.</summary>
[Allow(Permission.ViewOwnCases)]
public sealed record ListMyApplications(int Page = 1) : IQuery<Page<MyApplicationRow>>
{
    public const int Size = 50;
}

public sealed record MyApplicationRow(
    GrantApplicationId Id, string? Reference, ApplicationStatus Status, TrilingualText Call, BilingualText Organisation,
    IReadOnlyList<BilingualText> Projects, DateTime StartedAt, DateTime? SubmittedAt, DateTime? ClosesAt);

internal sealed class ListMyApplicationsHandler(GrantsDbContext db, CurrentActor actor) : IQueryHandler<ListMyApplications, Page<MyApplicationRow>>
{
    public async Task<Page<MyApplicationRow>> HandleAsync(ListMyApplications query, CancellationToken cancel)
    {
        var mine = db.Set<GrantApplication>().AsNoTracking().VisibleTo(actor.Value);
        var total = await mine.CountAsync(cancel);
        var rows = await mine.OrderByDescending(a => a.StartedAt).ThenBy(a => a.Id)
            .Skip((query.Page - 1) * ListMyApplications.Size).Take(ListMyApplications.Size)
            .Join(db.Set<Call>(), a => a.CallId, c => c.Id, (a, c) => new { Application = a, Call = c.Name, c.ClosesAt, Own = c.Extensions.Where(e => e.OrganisationId == a.OrganisationId).Max(e => (DateTime?)e.Until) })
            .Join(db.Set<Organisation>(), x => x.Application.OrganisationId, o => o.Id, (x, o) => new { x.Application, x.Call, ClosesAt = x.Own > x.ClosesAt ? x.Own : x.ClosesAt, Organisation = o.Name })
            .ToListAsync(cancel);
        var ids = rows.Select(r => r.Application.Id).ToArray();
        var titles = (await db.Set<Project>().AsNoTracking().Where(p => ids.Contains(p.ApplicationId))
            .Select(p => new { p.ApplicationId, p.Number, p.Title }).ToListAsync(cancel)).ToLookup(p => p.ApplicationId);
        // The join does not promise the order of its left side.
        var list = rows.OrderByDescending(r => r.Application.StartedAt).Select(r => new MyApplicationRow(
            r.Application.Id, r.Application.Reference?.Value, r.Application.Status, r.Call, r.Organisation,
            [.. titles[r.Application.Id].OrderBy(t => t.Number).Select(t => t.Title)], r.Application.StartedAt, r.Application.SubmittedAt, r.ClosesAt));
        return new([.. list], query.Page, ListMyApplications.Size, total);
    }
}
