using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Panels.Meetings;

/// <summary>The meeting begins, or is resumed to correct an item. Refused without a quorum.</summary>
[Allow(Permission.RecordDecisions)]
public sealed record OpenMeeting(MeetingId Meeting, long Version) : IOperation<Nothing>;

internal sealed class OpenMeetingHandler(GrantsDbContext db, Room room, GrantsClock clock) : IOperationHandler<OpenMeeting, Nothing>
{
    public async Task<Nothing> HandleAsync(OpenMeeting operation, CancellationToken cancel)
    {
        var meeting = await room.MeetingAsync(operation.Meeting, operation.Version, cancel);
        meeting.Seat(await db.CommitteeAsync(cancel));
        meeting.Open(clock.UtcNow);
        return Nothing.AtAll;
    }
}
