using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>The administrator publishes a list price from a day on. Decisions already taken keep theirs.</summary>
[Allow(Permission.Administer)]
public sealed record PublishPrices(ProgrammeId Programme, DateOnly ValidFrom, Money PerCardMonth, bool IsDemonstration) : IOperation<PriceListId>;

internal sealed class PublishPricesHandler(GrantsDbContext db) : IOperationHandler<PublishPrices, PriceListId>
{
    public async Task<PriceListId> HandleAsync(PublishPrices operation, CancellationToken cancel)
    {
        var last = await db.Set<PriceList>().Where(l => l.ProgrammeId == operation.Programme).MaxAsync(l => (int?)l.Version, cancel) ?? 0;
        var list = PriceList.Publish(operation.Programme, last + 1, operation.ValidFrom, operation.PerCardMonth, operation.IsDemonstration);
        db.Add(list);
        return list.Id;
    }
}
