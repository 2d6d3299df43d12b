using Cyberport.Grants.Applications;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Data;
using Cyberport.Grants.Data.Outbox;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Panels;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Awards;

/// <summary>What was promised is held and reserved in the same figures, and what has ended is not.</summary>
internal sealed class PromisesAreCovered(GrantsDbContext db, GrantsClock clock) : IInvariant
{
    public string Name => "Every decision, offer and award has its hold and its encumbrance, in the same figures";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var rows = await (
            from d in db.Set<Decision>().AsNoTracking()
            where d.Verdict != Verdict.Refuse
            join h in db.Set<Hold>() on d.HoldId equals (HoldId?)h.Id
            join e in db.Set<Encumbrance>() on d.EncumbranceId equals (EncumbranceId?)e.Id
            join o in db.Set<Offer>() on d.Id equals o.DecisionId into offers
            from offer in offers.DefaultIfEmpty()
            join a in db.Set<Award>() on d.ProjectId equals a.ProjectId into awards
            from award in awards.DefaultIfEmpty()
            select new { Decision = d, Hold = h, Encumbrance = e, Offer = offer, Award = award }).ToListAsync(cancel);
        var breaches = new List<string>();
        var approvals = await db.Set<Decision>().CountAsync(d => d.Verdict != Verdict.Refuse, cancel);
        if (approvals != rows.Count) breaches.Add($"{approvals} approvals, but {rows.Count} have both a hold and an encumbrance");

        foreach (var row in rows)
        {
            var (terms, name) = (row.Decision.Terms!, row.Hold.SubjectReference);
            if (row.Hold.Cards != terms.Figures.Cards || row.Hold.Days != terms.Figures.Days) breaches.Add($"{name}: the hold is not what was decided");
            if (row.Encumbrance.Amount != terms.Cost.Subsidy || row.Encumbrance.Compute != terms.Compute) breaches.Add($"{name}: the encumbrance is not what was decided");
            if (terms.Cost.Subsidy + terms.Cost.UserShare != terms.Cost.List) breaches.Add($"{name}: subsidy and user share do not add up");
            if (row.Offer is { } offer && offer.Terms != terms) breaches.Add($"{name}: offered other figures than decided");
            if ((row.Offer?.State == OfferState.Accepted) != (row.Award is not null)) breaches.Add($"{name}: accepted without an award, or awarded without acceptance");

            // A lapse that no worker has noticed yet may stand in either state; everything else in one only.
            var firm = row.Offer?.State == OfferState.Accepted;
            var gone = row.Offer?.State is OfferState.Declined or OfferState.Lapsed or OfferState.Withdrawn || row.Decision.State == DecisionState.Dropped;
            var (holdState, encumbranceState) = (row.Hold.State, row.Encumbrance.State);
            var fits = firm ? holdState == HoldState.Firm && encumbranceState is EncumbranceState.Encumbered or EncumbranceState.Ended
                : gone ? (holdState, encumbranceState) == (HoldState.Released, EncumbranceState.Returned)
                : (holdState == HoldState.Placed || row.Hold.Until <= clock.UtcNow) && (encumbranceState == EncumbranceState.PreEncumbered || row.Encumbrance.Until <= clock.UtcNow);
            if (!fits) breaches.Add($"{name}: hold {holdState}, encumbrance {encumbranceState}, offer {row.Offer?.State.ToString() ?? "none"}");
        }
        return breaches;
    }
}

/// <summary>One promise per project: recording a decision anew gives back what the earlier one took.</summary>
internal sealed class NothingIsPromisedTwice(GrantsDbContext db) : IInvariant
{
    public string Name => "A decided project holds the cards and the budget of its decision and no others";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var decided = (await db.Set<Decision>().Select(d => new { d.ProjectId, d.HoldId, d.EncumbranceId }).ToListAsync(cancel)).ToDictionary(d => d.ProjectId.Value);
        var holds = await db.Set<Hold>().Where(h => h.State != HoldState.Released).Select(h => new { h.Id, h.SubjectId, h.SubjectReference }).ToListAsync(cancel);
        var encumbrances = await db.Set<Encumbrance>().Where(e => e.State != EncumbranceState.Returned).Select(e => new { e.Id, e.SubjectId, e.SubjectReference }).ToListAsync(cancel);
        return
        [
            .. holds.Where(h => decided.TryGetValue(h.SubjectId, out var d) && d.HoldId != h.Id).Select(h => $"{h.SubjectReference}: cards held beside those of its decision"),
            .. encumbrances.Where(e => decided.TryGetValue(e.SubjectId, out var d) && d.EncumbranceId != e.Id).Select(e => $"{e.SubjectReference}: budget reserved beside that of its decision"),
        ];
    }
}

/// <summary>What was taken back keeps nothing: neither cards nor budget, nor an offer that could still be accepted, nor an award.</summary>
internal sealed class WithdrawnKeepsNothing(GrantsDbContext db, GrantsClock clock) : IInvariant
{
    public string Name => "A withdrawn application holds no cards and no budget and has no open offer and no award";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        // Until its events are delivered a withdrawal is on its way; a parked one is a breach.
        if (await db.Set<OutboxDelivery>().AnyAsync(d => d.State == DeliveryState.Pending, cancel)) return [];
        var projects = await db.Set<Project>().AsNoTracking()
            .Where(p => p.Reference != null && db.Set<GrantApplication>().Any(a => a.Id == p.ApplicationId && a.Status == ApplicationStatus.Withdrawn))
            .Select(p => new { p.Id, p.Reference }).ToListAsync(cancel);
        var (ids, subjects, now) = (projects.ConvertAll(p => p.Id), projects.ConvertAll(p => p.Id.Value), clock.UtcNow);
        var held = await db.Set<Hold>().Where(h => subjects.Contains(h.SubjectId) && h.State != HoldState.Released && (h.Until == null || h.Until > now))
            .Select(h => h.SubjectId).ToListAsync(cancel);
        var owed = await db.Set<Encumbrance>().Where(e => subjects.Contains(e.SubjectId) && e.State != EncumbranceState.Returned && (e.Until == null || e.Until > now))
            .Select(e => e.SubjectId).ToListAsync(cancel);
        var open = await db.Set<Offer>().Where(o => ids.Contains(o.ProjectId) && (o.State == OfferState.Accepted || (o.State == OfferState.Open && o.Deadline > now)))
            .Select(o => o.ProjectId).ToListAsync(cancel);
        return [.. projects.SelectMany(p => new[]
        {
            held.Contains(p.Id.Value) ? "cards" : null, owed.Contains(p.Id.Value) ? "budget" : null, open.Contains(p.Id) ? "an offer" : null,
        }.OfType<string>().Select(what => $"{p.Reference}: withdrawn, but keeps {what}"))];
    }
}
