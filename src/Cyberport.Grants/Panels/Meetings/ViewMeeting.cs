using Cyberport.Grants.Applications;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels.Meetings;

/// <summary>One meeting: who is there, the agenda with ranking and decisions, and what is left of budget and cards as they fall.</summary>
[Allow(Permission.ViewCommittee, Permission.RecordDecisions, Permission.ConfirmDecisions)]
public sealed record ViewMeeting(MeetingId Id) : IQuery<MeetingView>
{
    public const int MonthsShown = 12;
}

internal sealed class ViewMeetingHandler(GrantsDbContext db, Room room, Holds holds, Encumbrances encumbrances, CurrentActor actor, GrantsClock clock)
    : IQueryHandler<ViewMeeting, MeetingView>
{
    private sealed record Matter(AgendaItem Item, Project Project, Organisation Organisation, Decision? Decision);

    public async Task<MeetingView> HandleAsync(ViewMeeting query, CancellationToken cancel)
    {
        var meeting = await db.Set<Meeting>().AsNoTracking().Include(m => m.Seats).FirstOrDefaultAsync(m => m.Id == query.Id, cancel) ?? throw new NotFoundException();
        var me = actor.Value.Person;
        var matters = await MattersAsync(meeting.Id, cancel);
        var conflicted = await room.ConflictedAsync([.. matters.Select(m => m.Item.ApplicationId)], cancel);
        var open = matters.Where(m => me is null || !conflicted[m.Item.ApplicationId].Contains(me.Value)).ToList();
        bool IsCurrent(Matter matter) => matter.Item.Id == meeting.Current;
        var names = await NamesAsync(meeting, open, cancel);
        var papers = await room.PapersAsync([.. open.Select(m => m.Item.ProjectId)], cancel);
        var (available, appropriation) = await encumbrances.StandingAsync(null, cancel);
        return new(
            meeting.Id, meeting.Version, meeting.Number, meeting.At, meeting.Place, meeting.State, meeting.OpenedAt, meeting.ClosedAt, meeting.PublishedAt, meeting.CancelReason,
            [.. meeting.Seats.OrderByDescending(s => s.Chairs).ThenBy(s => names[s.Person].English).Select(s => new SeatView(s.Person, names[s.Person], s.Chairs, s.Attendance, s.Person == me))],
            Quorum.Of(meeting.Seats, []),
            open.Any(IsCurrent) ? meeting.Current : null, matters.Any(IsCurrent) && !open.Any(IsCurrent),
            [.. open.Select((m, i) => Row(m, i + 1, meeting, conflicted[m.Item.ApplicationId], names, papers, me))],
            available, appropriation, await holds.MonthsAsync(clock.Today, ViewMeeting.MonthsShown, cancel));
    }

    private Task<List<Matter>> MattersAsync(MeetingId meeting, CancellationToken cancel) => (
        from i in db.Set<AgendaItem>().AsNoTracking()
        join p in db.Set<Project>() on i.ProjectId equals p.Id
        join a in db.Set<GrantApplication>() on i.ApplicationId equals a.Id
        join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
        join d in db.Set<Decision>() on i.ProjectId equals d.ProjectId into decisions
        from decision in decisions.DefaultIfEmpty()
        where i.MeetingId == meeting && i.State != AgendaItemState.TakenOff
        orderby i.Position
        select new Matter(i, p, o, decision)).ToListAsync(cancel);

    private async Task<Dictionary<PersonId, BilingualText>> NamesAsync(Meeting meeting, List<Matter> matters, CancellationToken cancel)
    {
        var people = meeting.Seats.Select(s => s.Person)
            .Concat(matters.SelectMany(m => new[] { m.Decision?.RecordedBy, m.Decision?.SecondedBy, m.Decision?.ConfirmedBy }).OfType<PersonId>())
            .Concat(matters.SelectMany(m => m.Item.Left).Select(id => new PersonId(id))).Distinct().ToArray();
        return await db.Set<Person>().AsNoTracking().Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.NameChinese })
            .ToDictionaryAsync(p => p.Id, p => new BilingualText(p.Name, p.NameChinese), cancel);
    }

    private static AgendaRow Row(
        Matter m, int position, Meeting meeting, IReadOnlyCollection<PersonId> conflicted, Dictionary<PersonId, BilingualText> names, Papers papers, PersonId? me)
    {
        var (item, project, settled) = (m.Item, m.Project, m.Item.SettledAt is not null);
        var left = settled ? item.Left.Select(id => new PersonId(id))
            : meeting.Seats.Where(s => s.Attendance == Attendance.Present && conflicted.Contains(s.Person)).Select(s => s.Person);
        return new(
            item.Id, item.Version, position, item.State, project.Id, item.ApplicationId, project.Reference?.Value ?? "", project.Title, m.Organisation.Name,
            m.Organisation.VerifiedAt is not null, project.Request.Cards, project.Request.Months, project.Request.Start,
            papers.Recommended.GetValueOrDefault(project.Id), papers.Standings.GetValueOrDefault(project.Id), item.FewReviews, item.Deferral, item.Note,
            settled ? new(item.Entitled, item.Present) : Quorum.Of(meeting.Seats, conflicted), [.. left.Where(names.ContainsKey).Select(p => names[p])],
            item.State == AgendaItemState.Decided && m.Decision is { } d ? Of(d, names, me) : null);
    }

    private static AgendaDecision Of(Decision d, Dictionary<PersonId, BilingualText> names, PersonId? me) => new(
        d.Id, d.Version, d.State, d.Verdict, d.Terms, d.Reasons, d.Resolution, d.AwaitsSecond, d.RecordedBy == me,
        names.GetValueOrDefault(d.RecordedBy), d.SecondedBy is { } second ? names.GetValueOrDefault(second) : null, d.ConfirmedBy is { } chair ? names.GetValueOrDefault(chair) : null);
}
