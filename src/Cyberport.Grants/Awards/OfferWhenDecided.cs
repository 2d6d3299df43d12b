using Cyberport.Grants.Applications;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Panels;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Awards;

/// <summary>
/// A published approval becomes an offer; from now on its hold and its reservation return by themselves at the deadline.
/// One offer per decision, by a unique index.
/// </summary>
internal sealed class OfferWhenDecided(GrantsDbContext db, Holds holds, Encumbrances encumbrances, OfferReservation reservation, GrantsClock clock)
    : IEventHandler<DecisionPublished>
{
    public async Task HandleAsync(DecisionPublished happened, CancellationToken cancel)
    {
        if (!happened.Approved || await db.Set<Offer>().AnyAsync(o => o.DecisionId == happened.Decision, cancel)) return;
        var about = await (
            from d in db.Set<Decision>().AsNoTracking()
            join p in db.Set<Project>() on d.ProjectId equals p.Id
            join a in db.Set<GrantApplication>() on p.ApplicationId equals a.Id
            where d.Id == happened.Decision
            select new { Decision = d, a.OrganisationId, a.Status, p.Reference }).SingleAsync(cancel);

        var offer = new Offer(about.Decision, about.OrganisationId, about.Reference!.Value, clock.UtcNow);
        db.Add(offer);
        await holds.KeepUntilAsync(offer.HoldId, offer.Deadline, cancel);
        await encumbrances.KeepUntilAsync(offer.EncumbranceId, offer.Deadline, cancel);
        // Taken back between the decision and this delivery, whichever event came first.
        if (about.Status == ApplicationStatus.Submitted) return;
        offer.Withdraw(clock.UtcNow);
        await reservation.ReturnAsync(offer, EntryKind.Withdrawn, clock.UtcNow, cancel);
    }
}
