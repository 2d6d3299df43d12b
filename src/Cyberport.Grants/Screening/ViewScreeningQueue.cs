using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>The cases of the secretariat: what is due first stands first, what waits for the applicant last.</summary>
/// <param name="State">Those in hand, with the officer or the applicant, unless one state is asked for.</param>
/// <param name="Mine">Only those given to the person who asks.</param>
[Allow(Permission.ScreenApplications, Permission.ReadAudit)]
public sealed record ViewScreeningQueue(ScreeningState? State = null, bool Mine = false, int Number = 1) : IQuery<Page<ScreeningRow>>
{
    public const int PageSize = 25;
}

/// <param name="IsMine">Given to the person who asks.</param>
public sealed record ScreeningRow(
    ScreeningCaseId Id, string Reference, BilingualText Organisation, int Projects, ScreeningState State, DateTime OpenedAt, PledgeReading Clock,
    BilingualText? Officer, bool IsMine)
{
    public string StateInWords => Words.Of(State, ScreeningWords.ResourceManager);
}

internal sealed class ViewScreeningQueueHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, WorkingCalendar calendar)
    : IQueryHandler<ViewScreeningQueue, Page<ScreeningRow>>
{
    public async Task<Page<ScreeningRow>> HandleAsync(ViewScreeningQueue query, CancellationToken cancel)
    {
        var me = actor.Value.Person;
        var cases = (query.Mine ? db.CasesOf(me, clock.Today) : db.Set<ScreeningCase>()).AsNoTracking();
        cases = query.State is { } state ? cases.Where(c => c.State == state) : cases.Where(c => c.State == ScreeningState.Open || c.State == ScreeningState.WithApplicant);
        cases = cases.Where(c => !db.ConflictedCases(me).Contains(c.ApplicationId));
        var total = await cases.CountAsync(cancel);
        var rows = await (
            from c in cases
            join o in db.Set<Organisation>() on c.OrganisationId equals o.Id
            join p in db.Set<Person>() on c.Officer equals (PersonId?)p.Id into officers
            from officer in officers.DefaultIfEmpty()
            orderby c.State == ScreeningState.WithApplicant, c.DueOn, c.OpenedAt, c.Reference
            select new
            {
                Case = c,
                Organisation = o.Name,
                Projects = db.Set<Project>().Count(x => x.ApplicationId == c.ApplicationId),
                OfficerName = officer == null ? null : officer.Name,
                OfficerNameChinese = officer == null ? null : officer.NameChinese,
            })
            .Skip((query.Number - 1) * ViewScreeningQueue.PageSize).Take(ViewScreeningQueue.PageSize).ToListAsync(cancel);
        var days = await calendar.DaysAsync(cancel);
        return new(
            [.. rows.Select(r => new ScreeningRow(
                r.Case.Id, r.Case.Reference, r.Organisation, r.Projects, r.Case.State, r.Case.OpenedAt, r.Case.Clock.Read(days, clock.UtcNow),
                r.OfficerName is null ? null : new BilingualText(r.OfficerName, r.OfficerNameChinese ?? ""), r.Case.Officer == me && me is not null))],
            query.Number, ViewScreeningQueue.PageSize, total);
    }
}
