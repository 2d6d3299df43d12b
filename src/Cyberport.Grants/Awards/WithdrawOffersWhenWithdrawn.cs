using Cyberport.Grants.Applications;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Awards;

/// <summary>The organisation took its application back while an offer stood: the offer counts as declined, and what it held returns.</summary>
internal sealed class WithdrawOffersWhenWithdrawn(GrantsDbContext db, Holds holds, Encumbrances encumbrances, GrantsClock clock)
    : IEventHandler<ApplicationWithdrawn>
{
    public async Task HandleAsync(ApplicationWithdrawn happened, CancellationToken cancel)
    {
        var open = await db.Set<Offer>().Where(o => o.ApplicationId == happened.Application && o.State == OfferState.Open).ToListAsync(cancel);
        foreach (var offer in open.Where(o => !o.IsOver(clock.UtcNow)))
        {
            offer.Decline(null, AwardsWords.ApplicationTakenBack, clock.UtcNow);
            await encumbrances.ReturnAsync(offer.EncumbranceId, EntryKind.Declined, clock.UtcNow, cancel);
            await holds.ReleaseAsync(offer.HoldId, clock.UtcNow, cancel);
        }
    }
}
