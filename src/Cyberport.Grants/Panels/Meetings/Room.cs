using System.Globalization;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Reviews;
using Cyberport.Grants.Screening;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels.Meetings;

/// <summary>Who is in the room: reads meetings with their seats, and what conflicts mean for them.</summary>
internal sealed class Room(GrantsDbContext db, GrantsClock clock)
{
    public async Task<Meeting> MeetingAsync(MeetingId id, long version, CancellationToken cancel)
    {
        var meeting = await db.Set<Meeting>().Include(m => m.Seats).FirstOrDefaultAsync(m => m.Id == id, cancel) ?? throw new NotFoundException();
        meeting.RequireVersion(version);
        return meeting;
    }

    /// <summary>The quorum for one item of a meeting that sits, and who left for it.</summary>
    /// <exception cref="RuleViolation">The meeting does not sit.</exception>
    public async Task<(Quorum Quorum, IReadOnlyList<PersonId> Left)> SittingAsync(AgendaItem item, CancellationToken cancel)
    {
        var meeting = await db.Set<Meeting>().AsNoTracking().Include(m => m.Seats).SingleAsync(m => m.Id == item.MeetingId, cancel);
        if (meeting.State != MeetingState.Sitting)
            throw new RuleViolation("panels.meeting-state", string.Format(CultureInfo.CurrentCulture, PanelsWords.MeetingNotNow, Words.Of(meeting.State, PanelsWords.ResourceManager)));
        var conflicted = await ConflictedAsync(item.ApplicationId, cancel);
        return (Quorum.Of(meeting.Seats, conflicted),
            [.. meeting.Seats.Where(s => s.Attendance == Attendance.Present && conflicted.Contains(s.Person)).Select(s => s.Person)]);
    }

    /// <summary>
    /// A decision is recorded: at a meeting that sits, on whose agenda the project stands, and with a quorum of members without a
    /// conflict. The fast tiers are delegated and need none (DOMAIN §1).
    /// </summary>
    /// <returns>The meeting; none where the decision is delegated.</returns>
    public async Task<MeetingId?> DecideAsync(Decidable about, CancellationToken cancel)
    {
        if (about.Tier != CallTier.Standard) return null;
        var item = await db.Set<AgendaItem>()
            .FirstOrDefaultAsync(i => i.ProjectId == about.Project.Id && (i.State == AgendaItemState.Waiting || i.State == AgendaItemState.Decided), cancel)
            ?? throw new RuleViolation("panels.not-on-agenda", string.Format(CultureInfo.CurrentCulture, PanelsWords.NotOnAgenda, about.Reference));
        var (quorum, left) = await SittingAsync(item, cancel);
        quorum.Require();
        item.Decide(quorum, left, clock.UtcNow);
        return item.MeetingId;
    }

    /// <summary>
    /// The chair presides; over a case with which the chair has a conflict, whoever sat at the meeting without one. Who has a conflict
    /// does not find the decision.
    /// </summary>
    /// <param name="conflicted">With the decision's case.</param>
    public async Task RequirePresidingAsync(Decision decision, PersonId person, bool chairs, IReadOnlyCollection<PersonId> conflicted, CancellationToken cancel)
    {
        if (conflicted.Contains(person)) throw new NotFoundException();
        if (chairs) return;
        var seats = await db.Set<Seat>().AsNoTracking().Where(s => s.Meeting.Id == decision.MeetingId).ToListAsync(cancel);
        if (seats.Where(s => s.Chairs).Any(s => !conflicted.Contains(s.Person)) || !seats.Any(s => s.Person == person && s.Attendance == Attendance.Present))
            throw new RuleViolation("panels.chair-confirms", PanelsWords.ChairConfirms);
    }

    /// <summary>Everybody whom a conflict keeps away from a case.</summary>
    public async Task<IReadOnlyCollection<PersonId>> ConflictedAsync(GrantApplicationId application, CancellationToken cancel) =>
        (await ConflictedAsync([application], cancel))[application];

    /// <summary>The same for several cases at once.</summary>
    public async Task<IReadOnlyDictionary<GrantApplicationId, IReadOnlyCollection<PersonId>>> ConflictedAsync(IReadOnlyCollection<GrantApplicationId> applications, CancellationToken cancel)
    {
        var conflicts = (await db.Set<Conflict>().AsNoTracking().Where(c => applications.Contains(c.ApplicationId) && c.ResolvedAt == null)
            .Select(c => new { c.ApplicationId, c.Person }).ToListAsync(cancel)).ToLookup(c => c.ApplicationId, c => c.Person);
        return applications.Distinct().ToDictionary(a => a, a => (IReadOnlyCollection<PersonId>)conflicts[a].ToHashSet());
    }

    /// <summary>What assessors and reviewers have handed in about some projects; reviews of people with a conflict do not count.</summary>
    public async Task<Papers> PapersAsync(IReadOnlyCollection<ProjectId> projects, CancellationToken cancel)
    {
        var handedIn = await (
            from p in db.Set<Project>().AsNoTracking()
            join t in db.Set<TechnicalAssessment>().Where(t => t.State == AssessmentState.Done) on p.Id equals t.ProjectId into assessments
            from assessment in assessments.DefaultIfEmpty()
            where projects.Contains(p.Id)
            select new
            {
                p.Id,
                Assessment = assessment,
                Points = db.Set<Review>().Where(r => r.ProjectId == p.Id && r.State == ReviewState.Submitted && r.WeightedPoints != null
                    && !db.Set<Conflict>().Any(c => c.Person == r.Reviewer && c.ApplicationId == r.ApplicationId && c.ResolvedAt == null)).Select(r => r.WeightedPoints!.Value).ToList(),
            }).ToListAsync(cancel);
        return new(
            handedIn.Where(p => p.Assessment is not null).ToDictionary(p => p.Id, p => p.Assessment.Recommended),
            Ranking.Of(handedIn.SelectMany(p => p.Points, (p, points) => (p.Id, points))));
    }
}
