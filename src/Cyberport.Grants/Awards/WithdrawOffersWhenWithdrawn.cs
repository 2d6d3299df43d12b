using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Awards;

/// <summary>The organisation took its application back while an offer stood: the offer goes with it, and what it held returns.</summary>
internal sealed class WithdrawOffersWhenWithdrawn(GrantsDbContext db, OfferReservation reservation, GrantsClock clock) : IEventHandler<ApplicationWithdrawn>
{
    public async Task HandleAsync(ApplicationWithdrawn happened, CancellationToken cancel)
    {
        var open = await db.Set<Offer>().Where(o => o.ApplicationId == happened.Application && o.State == OfferState.Open).ToListAsync(cancel);
        foreach (var offer in open.Where(o => !o.IsOver(clock.UtcNow))) // what is over lapses, dated at its deadline
        {
            offer.Withdraw(clock.UtcNow);
            await reservation.ReturnAsync(offer, EntryKind.Withdrawn, clock.UtcNow, cancel);
        }
    }
}
