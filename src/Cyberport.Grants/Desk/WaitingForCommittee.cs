using System.Globalization;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Panels.Meetings;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Screening;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Desk;

/// <summary>What waits for the Committee, its chair and the secretariat that serves it.</summary>
internal sealed class WaitingForCommittee(GrantsDbContext db)
{
    private const int Most = ViewHome.MostOfAKind;

    public async Task<IReadOnlyList<WaitingItem>> ForAsync(Actor me, CancellationToken cancel)
    {
        var waiting = new List<WaitingItem>();
        if (me.May(Permission.RecordDecisions)) waiting.AddRange(await UndecidedAsync(me, cancel));
        if (me.May(Permission.SitOnCommittee)) waiting.AddRange([.. await RecordedAsync(me, cancel), .. await MeetingsAsync(me, cancel)]);
        return waiting;
    }

    /// <summary>Screened projects wait for a place on an agenda, those on the agenda of a meeting that sits for a decision, delegated ones for a decision at once.</summary>
    private async Task<List<WaitingItem>> UndecidedAsync(Actor me, CancellationToken cancel)
    {
        var rows = await (
            from c in db.Set<ScreeningCase>().AsNoTracking()
            join p in db.Set<Project>() on c.ApplicationId equals p.ApplicationId
            join o in db.Set<Organisation>() on c.OrganisationId equals o.Id
            join a in db.Set<GrantApplication>().WithoutConflictOf(me) on c.ApplicationId equals a.Id
            join call in db.Set<Call>() on a.CallId equals call.Id
            join i in db.Set<AgendaItem>().Where(i => i.State == AgendaItemState.Waiting) on p.Id equals i.ProjectId into items
            from item in items.DefaultIfEmpty()
            join m in db.Set<Meeting>() on item.MeetingId equals m.Id into meetings
            from meeting in meetings.DefaultIfEmpty()
            where c.State == ScreeningState.Passed && a.Status == ApplicationStatus.Submitted && !db.Set<Decision>().Any(d => d.ProjectId == p.Id)
                && (meeting == null || meeting.State == MeetingState.Sitting)
            orderby c.OpenedAt
            select new { p.Id, p.Reference, c.ClosedAt, c.OpenedAt, call.PledgeDays, call.Tier, Sits = meeting != null, Organisation = o.Name }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => (Row: r, Decidable: r.Sits || r.Tier != CallTier.Standard)).Select(r => new WaitingItem(
            r.Decidable ? WaitingKind.RecordDecision : WaitingKind.PutOnAgenda, r.Row.Reference?.Value ?? "", r.Row.Organisation.ToString(),
            r.Row.ClosedAt ?? r.Row.OpenedAt, r.Row.OpenedAt.AddDays(r.Row.PledgeDays), r.Decidable ? $"/committee/{r.Row.Id.Value}" : "/committee/meetings"))];
    }

    /// <summary>Recorded decisions wait for the chair; a resolution among them first for a second member who was there and did not record it.</summary>
    private async Task<List<WaitingItem>> RecordedAsync(Actor me, CancellationToken cancel)
    {
        var (person, chairs) = (me.RequirePerson(), me.May(Permission.ConfirmDecisions));
        var rows = await (
            from d in db.Set<Decision>().AsNoTracking()
            join p in db.Set<Project>() on d.ProjectId equals p.Id
            join a in db.Set<GrantApplication>().WithoutConflictOf(me) on d.ApplicationId equals a.Id
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            where d.State == DecisionState.Recorded && d.RecordedBy != person
                && (chairs || (d.Resolution != "" && d.SecondedBy == null
                    && db.Set<Seat>().Any(s => s.Meeting.Id == d.MeetingId && s.Person == person && s.Attendance == Attendance.Present)))
            orderby d.RecordedAt
            select new { p.Reference, d.RecordedAt, d.MeetingId, Resolves = d.Resolution != "" && d.SecondedBy == null, Organisation = o.Name }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => new WaitingItem(
            r.Resolves ? WaitingKind.SecondResolution : WaitingKind.ConfirmDecision, r.Reference?.Value ?? "", r.Organisation.ToString(), r.RecordedAt, null,
            r.MeetingId is { } meeting ? Href(meeting) : "/committee?show=recorded"))];
    }

    /// <summary>The meetings to come, for those with a seat; one that has ended waits for the chair to publish it.</summary>
    private async Task<List<WaitingItem>> MeetingsAsync(Actor me, CancellationToken cancel)
    {
        var (person, chairs) = (me.RequirePerson(), me.May(Permission.ConfirmDecisions));
        var rows = await db.Set<Meeting>().AsNoTracking()
            .Where(m => ((m.State == MeetingState.Convened || m.State == MeetingState.Sitting) && m.Seats.Any(s => s.Person == person && s.Attendance != Attendance.Apologies))
                || (chairs && m.State == MeetingState.Closed && !db.Set<Decision>().Any(d => d.MeetingId == m.Id && d.State == DecisionState.Recorded)))
            .OrderBy(m => m.At).Select(m => new { m.Id, m.Number, m.At, m.Place, m.State, m.ClosedAt }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(m => new WaitingItem(
            m.State == MeetingState.Closed ? WaitingKind.PublishMeeting : WaitingKind.AttendMeeting,
            string.Format(CultureInfo.CurrentCulture, DeskWords.MeetingNumber, m.Number), m.Place, m.ClosedAt ?? m.At, m.State == MeetingState.Closed ? null : m.At, Href(m.Id)))];
    }

    private static string Href(MeetingId meeting) => $"/committee/meetings/{meeting.Value}";
}
