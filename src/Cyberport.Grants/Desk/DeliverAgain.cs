using Cyberport.Grants.Data;
using Cyberport.Grants.Data.Outbox;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Desk;

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
