using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Panels.Meetings;

/// <summary>The secretariat notes who came, before the meeting opens and while it sits.</summary>
[Allow(Permission.RecordDecisions)]
public sealed record RecordAttendance(MeetingId Meeting, long Version, IReadOnlyList<MemberAttendance> Members) : IOperation<Nothing>;

public sealed record MemberAttendance(PersonId Person, Attendance Attendance);

internal sealed class RecordAttendanceHandler(Room room) : IOperationHandler<RecordAttendance, Nothing>
{
    public async Task<Nothing> HandleAsync(RecordAttendance operation, CancellationToken cancel)
    {
        var meeting = await room.MeetingAsync(operation.Meeting, operation.Version, cancel);
        foreach (var member in operation.Members) meeting.Attend(member.Person, member.Attendance);
        return Nothing.AtAll;
    }
}
