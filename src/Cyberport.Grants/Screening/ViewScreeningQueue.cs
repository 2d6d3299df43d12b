using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>The cases of the secretariat, oldest first.</summary>
/// <param name="State">Open ones unless another state is asked for.</param>
/// <param name="Mine">Only those given to the person who asks.</param>
[Allow(Permission.ScreenApplications, Permission.ReadAudit)]
public sealed record ViewScreeningQueue(ScreeningState State = ScreeningState.Open, bool Mine = false, int Number = 1) : IQuery<Page<ScreeningRow>>
{
    public const int PageSize = 25;
}

/// <param name="IsMine">Given to the person who asks.</param>
public sealed record ScreeningRow(
    ScreeningCaseId Id, string Reference, BilingualText Organisation, int Projects, ScreeningState State, DateTime OpenedAt, int AgeInDays,
    BilingualText? Officer, bool IsMine)
{
    public string StateInWords => Words.Of(State, ScreeningWords.ResourceManager);
}

internal sealed class ViewScreeningQueueHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock)
    : IQueryHandler<ViewScreeningQueue, Page<ScreeningRow>>
{
    public async Task<Page<ScreeningRow>> HandleAsync(ViewScreeningQueue query, CancellationToken cancel)
    {
        var me = actor.Value.Person;
        var cases = db.Set<ScreeningCase>().AsNoTracking().Where(c => c.State == query.State);
        if (query.Mine) cases = cases.Where(c => c.Officer == me);
        var total = await cases.CountAsync(cancel);
        var rows = await (
            from c in cases
            join o in db.Set<Organisation>() on c.OrganisationId equals o.Id
            join p in db.Set<Person>() on c.Officer equals (PersonId?)p.Id into officers
            from officer in officers.DefaultIfEmpty()
            orderby c.OpenedAt, c.Reference
            select new
            {
                c.Id,
                c.Reference,
                Organisation = o.Name,
                Projects = db.Set<Project>().Count(x => x.ApplicationId == c.ApplicationId),
                c.State,
                c.OpenedAt,
                c.Officer,
                OfficerName = officer == null ? null : officer.Name,
                OfficerNameChinese = officer == null ? null : officer.NameChinese,
            })
            .Skip((query.Number - 1) * ViewScreeningQueue.PageSize).Take(ViewScreeningQueue.PageSize).ToListAsync(cancel);
        return new(
            [.. rows.Select(r => new ScreeningRow(
                r.Id, r.Reference, r.Organisation, r.Projects, r.State, r.OpenedAt, (int)(clock.UtcNow - r.OpenedAt).TotalDays,
                r.OfficerName is null ? null : new BilingualText(r.OfficerName, r.OfficerNameChinese ?? ""), r.Officer == me && me is not null))],
            query.Number, ViewScreeningQueue.PageSize, total);
    }
}
