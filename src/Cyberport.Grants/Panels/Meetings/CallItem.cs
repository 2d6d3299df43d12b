using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels.Meetings;

/// <summary>The secretariat says which item is discussed now; the pages of members with a conflict go blank.</summary>
/// <param name="Item">None between items.</param>
[Allow(Permission.RecordDecisions)]
public sealed record CallItem(MeetingId Meeting, long Version, AgendaItemId? Item) : IOperation<Nothing>;

internal sealed class CallItemHandler(GrantsDbContext db, Room room) : IOperationHandler<CallItem, Nothing>
{
    public async Task<Nothing> HandleAsync(CallItem operation, CancellationToken cancel)
    {
        var meeting = await room.MeetingAsync(operation.Meeting, operation.Version, cancel);
        if (operation.Item is { } item && !await db.Set<AgendaItem>().AnyAsync(i => i.Id == item && i.MeetingId == meeting.Id && i.State != AgendaItemState.TakenOff, cancel))
            throw new NotFoundException();
        meeting.Call(operation.Item);
        return Nothing.AtAll;
    }
}
