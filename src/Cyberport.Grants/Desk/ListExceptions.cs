using Cyberport.Grants.Data;
using Cyberport.Grants.Data.Outbox;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Desk;

/// <summary>An event that its handler failed on too often.</summary>
public sealed record ParkedEvent(Guid Id, string Event, string Handler, DateTime OccurredAt, int Attempts, string Error);

/// <summary>Everything that did not go as planned and waits for a person. (Mails that failed are Notifications' own list.)</summary>
/// <param name="Pending">Deliveries still on their way: many, or old ones, mean that the worker stands still.</param>
public sealed record ExceptionsView(Page<ParkedEvent> Parked, int Pending, DateTime? OldestPending, DateTime Now);

[Allow(Permission.Administer)]
public sealed record ListExceptions(int PageNumber = 1) : IQuery<ExceptionsView>
{
    public const int PageSize = 25;
}

internal sealed class ListExceptionsHandler(GrantsDbContext db, GrantsClock clock) : IQueryHandler<ListExceptions, ExceptionsView>
{
    public async Task<ExceptionsView> HandleAsync(ListExceptions query, CancellationToken cancel)
    {
        var parked = db.Set<OutboxDelivery>().AsNoTracking().Where(d => d.State == DeliveryState.Parked);
        var pending = db.Set<OutboxDelivery>().AsNoTracking().Where(d => d.State == DeliveryState.Pending);
        var number = Math.Max(1, query.PageNumber);
        var rows = await parked.OrderBy(d => d.OccurredAt).ThenBy(d => d.Id).Skip((number - 1) * ListExceptions.PageSize).Take(ListExceptions.PageSize)
            .Select(d => new ParkedEvent(d.Id, d.Event, d.Handler, d.OccurredAt, d.Attempts, d.Error ?? "")).ToListAsync(cancel);
        return new(
            new([.. rows.Select(r => r with { Event = Short(r.Event), Handler = Short(r.Handler) })], number, ListExceptions.PageSize, await parked.CountAsync(cancel)),
            await pending.CountAsync(cancel), await pending.MinAsync(d => (DateTime?)d.OccurredAt, cancel), clock.UtcNow);
    }

    private static string Short(string type) => type[(type.LastIndexOf('.') + 1)..];
}

/// <summary>A parked event is delivered again, from its first attempt on. Its handler is idempotent, so nothing happens twice.</summary>
[Allow(Permission.Administer)]
public sealed record DeliverAgain(Guid Id) : IOperation<Nothing>;

internal sealed class DeliverAgainHandler(GrantsDbContext db, GrantsClock clock) : IOperationHandler<DeliverAgain, Nothing>
{
    public async Task<Nothing> HandleAsync(DeliverAgain operation, CancellationToken cancel)
    {
        var delivery = await db.Set<OutboxDelivery>().SingleOrDefaultAsync(d => d.Id == operation.Id && d.State == DeliveryState.Parked, cancel)
            ?? throw new NotFoundException();
        delivery.TryAgain(clock.MachineUtcNow);
        return Nothing.AtAll;
    }
}
