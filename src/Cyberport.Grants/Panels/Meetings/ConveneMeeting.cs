using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels.Meetings;

/// <summary>The secretariat convenes the Committee: everybody who sits on it has a seat and is told.</summary>
/// <param name="At">When it is to begin.</param>
[Allow(Permission.RecordDecisions)]
public sealed record ConveneMeeting(DateTime At, string Place) : IOperation<MeetingId>;

internal sealed class ConveneMeetingValidator : AbstractValidator<ConveneMeeting>
{
    public ConveneMeetingValidator() =>
        RuleFor(o => o.Place).Must(p => p.Trim().Length is > 0 and <= Meeting.PlaceLength).WithMessage(_ => PanelsWords.PlaceMissing);
}

internal sealed class ConveneMeetingHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<ConveneMeeting, MeetingId>
{
    public async Task<MeetingId> HandleAsync(ConveneMeeting operation, CancellationToken cancel)
    {
        if (operation.At < clock.UtcNow.AddMinutes(-5)) throw new RuleViolation("panels.meeting-past", PanelsWords.MeetingPast);
        var last = await db.Set<Meeting>().MaxAsync(m => (int?)m.Number, cancel) ?? 0;
        var meeting = new Meeting(last + 1, operation.At, operation.Place.Trim(), actor.Value.RequirePerson());
        meeting.Seat(await db.CommitteeAsync(cancel));
        db.Add(meeting);
        meeting.Announce();
        return meeting.Id;
    }
}

internal static class Committee
{
    /// <summary>Who sits on the Committee now, and who of them chairs.</summary>
    public static async Task<IReadOnlyList<(PersonId Person, bool Chairs)>> CommitteeAsync(this GrantsDbContext db, CancellationToken cancel)
    {
        var members = await (
            from a in db.Set<StaffAssignment>()
            join p in db.Set<Person>() on a.Person equals p.Id
            where (a.Role == StaffRole.Chair || a.Role == StaffRole.CommitteeMember) && a.RevokedAt == null && p.DisabledAt == null
            orderby a.GrantedAt
            select new { a.Person, Chairs = a.Role == StaffRole.Chair }).ToListAsync(cancel);
        return [.. members.GroupBy(m => m.Person).Select(g => (g.Key, g.Any(m => m.Chairs)))];
    }
}
