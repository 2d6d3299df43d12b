using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels.Meetings;

/// <summary>The secretariat takes an item off before it is discussed.</summary>
[Allow(Permission.RecordDecisions)]
public sealed record TakeOffAgenda(AgendaItemId Item, long Version) : IOperation<Nothing>;

internal sealed class TakeOffAgendaHandler(GrantsDbContext db) : IOperationHandler<TakeOffAgenda, Nothing>
{
    public async Task<Nothing> HandleAsync(TakeOffAgenda operation, CancellationToken cancel)
    {
        var item = await db.Set<AgendaItem>().FindAsync([operation.Item], cancel) ?? throw new NotFoundException();
        item.RequireVersion(operation.Version);
        if (item.State != AgendaItemState.Waiting) throw new RuleViolation("panels.item-settled", PanelsWords.ItemSettled);
        item.TakeOff();
        return Nothing.AtAll;
    }
}

/// <summary>An application that was taken back leaves every agenda on which it still stands.</summary>
internal sealed class LeaveAgendaWhenWithdrawn(GrantsDbContext db) : IEventHandler<ApplicationWithdrawn>
{
    public async Task HandleAsync(ApplicationWithdrawn happened, CancellationToken cancel)
    {
        var standing = await (
            from i in db.Set<AgendaItem>()
            join m in db.Set<Meeting>() on i.MeetingId equals m.Id
            where i.ApplicationId == happened.Application && m.State != MeetingState.Published
                && (i.State == AgendaItemState.Waiting || i.State == AgendaItemState.Decided)
            select i).ToListAsync(cancel);
        foreach (var item in standing) item.TakeOff();
    }
}
