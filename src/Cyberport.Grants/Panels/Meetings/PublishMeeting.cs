using System.Globalization;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels.Meetings;

/// <summary>The chair tells all applicants of a meeting at once: approvals become offers. Every decision has been confirmed before.</summary>
[Allow(Permission.ConfirmDecisions), CrashPoint("publish")]
public sealed record PublishMeeting(MeetingId Meeting, long Version) : IOperation<int>;

internal sealed class PublishMeetingHandler(GrantsDbContext db, Room room, GrantsClock clock) : IOperationHandler<PublishMeeting, int>
{
    public async Task<int> HandleAsync(PublishMeeting operation, CancellationToken cancel)
    {
        var meeting = await room.MeetingAsync(operation.Meeting, operation.Version, cancel);
        var decisions = await (
            from d in db.Set<Decision>()
            join p in db.Set<Project>() on d.ProjectId equals p.Id
            where d.MeetingId == meeting.Id && d.State != DecisionState.Dropped
            select new { Decision = d, p.Reference }).ToListAsync(cancel);
        foreach (var (decision, reference) in decisions.Select(d => (d.Decision, d.Reference)))
        {
            if (decision.State != DecisionState.Confirmed) throw Refusal("panels.not-confirmed", PanelsWords.NotConfirmed, reference);
            if (decision.Terms is { } terms && terms.Figures.Start < clock.Today) throw Refusal("panels.start-past", PanelsWords.StartPastBeforePublishing, reference);
        }
        meeting.Publish(clock.UtcNow);
        foreach (var decided in decisions) decided.Decision.Publish(clock.UtcNow);
        return decisions.Count;
    }

    private static RuleViolation Refusal(string code, string words, object? value) =>
        new(code, string.Format(CultureInfo.CurrentCulture, words, value));
}
