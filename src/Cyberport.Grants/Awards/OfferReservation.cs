using Cyberport.Grants.Capacity;
using Cyberport.Grants.Ledger;

namespace Cyberport.Grants.Awards;

/// <summary>The cards and the budget that stand behind an offer.</summary>
internal sealed class OfferReservation(Holds holds, Encumbrances encumbrances)
{
    /// <summary>Gives both back; what another taking has returned already stays as it is.</summary>
    public async Task ReturnAsync(Offer offer, EntryKind why, DateTime at, CancellationToken cancel)
    {
        await encumbrances.ReturnAsync(offer.EncumbranceId, why, at, cancel);
        await holds.ReleaseAsync(offer.HoldId, at, cancel);
    }
}
