using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Awards;

/// <summary>
/// Shows every offer whose deadline has passed as lapsed, and returns what it held, dated at the deadline. Offers lapse without this
/// too: nobody can accept one after its deadline, and every taking from the stock returns lapsed holds first.
/// </summary>
[Allow(Permission.RunByTheSystem)]
public sealed record LapseOffers : IOperation<int>;

internal sealed class LapseOffersHandler(GrantsDbContext db, OfferReservation reservation, GrantsClock clock) : IOperationHandler<LapseOffers, int>
{
    public async Task<int> HandleAsync(LapseOffers operation, CancellationToken cancel)
    {
        var now = clock.UtcNow;
        var over = await db.Set<Offer>().Where(o => o.State == OfferState.Open && o.Deadline <= now).OrderBy(o => o.Deadline).ToListAsync(cancel);
        foreach (var offer in over)
        {
            offer.Lapse();
            await reservation.ReturnAsync(offer, EntryKind.Lapsed, offer.Deadline, cancel);
        }
        return over.Count;
    }
}
