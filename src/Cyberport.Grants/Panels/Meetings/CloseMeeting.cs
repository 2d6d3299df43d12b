using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels.Meetings;

/// <summary>The meeting ends: every item has been decided or put off.</summary>
[Allow(Permission.RecordDecisions)]
public sealed record CloseMeeting(MeetingId Meeting, long Version) : IOperation<Nothing>;

internal sealed class CloseMeetingHandler(GrantsDbContext db, Room room, GrantsClock clock) : IOperationHandler<CloseMeeting, Nothing>
{
    public async Task<Nothing> HandleAsync(CloseMeeting operation, CancellationToken cancel)
    {
        var meeting = await room.MeetingAsync(operation.Meeting, operation.Version, cancel);
        if (await db.Set<AgendaItem>().AnyAsync(i => i.MeetingId == meeting.Id && i.State == AgendaItemState.Waiting, cancel))
            throw new RuleViolation("panels.items-open", PanelsWords.ItemsOpen);
        meeting.Close(clock.UtcNow);
        return Nothing.AtAll;
    }
}

/// <summary>A meeting that will not take place; its items wait for another one.</summary>
[Allow(Permission.RecordDecisions)]
public sealed record CancelMeeting(MeetingId Meeting, long Version, string Reason) : IOperation<Nothing>;

internal sealed class CancelMeetingValidator : AbstractValidator<CancelMeeting>
{
    public CancelMeetingValidator() =>
        RuleFor(o => o.Reason).Must(r => r.Trim().Length is > 0 and <= Meeting.ReasonLength).WithMessage(_ => PanelsWords.CancelReasonMissing);
}

internal sealed class CancelMeetingHandler(GrantsDbContext db, Room room) : IOperationHandler<CancelMeeting, Nothing>
{
    public async Task<Nothing> HandleAsync(CancelMeeting operation, CancellationToken cancel)
    {
        var meeting = await room.MeetingAsync(operation.Meeting, operation.Version, cancel);
        meeting.Cancel(operation.Reason.Trim());
        foreach (var item in await db.Set<AgendaItem>().Where(i => i.MeetingId == meeting.Id && i.State == AgendaItemState.Waiting).ToListAsync(cancel))
            item.TakeOff();
        return Nothing.AtAll;
    }
}
