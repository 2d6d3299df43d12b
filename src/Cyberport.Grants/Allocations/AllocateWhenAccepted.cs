using Cyberport.Grants.Applications;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>The endorser accepted: the award gets its allocation, the principal investigator as its first user. The cluster follows by reconciliation.</summary>
internal sealed class AllocateWhenAccepted(GrantsDbContext db, GrantsClock clock) : IEventHandler<OfferAccepted>
{
    public async Task HandleAsync(OfferAccepted accepted, CancellationToken cancel)
    {
        if (await db.Set<Allocation>().AnyAsync(a => a.AwardId == accepted.Award, cancel)) return;
        var lead = await db.Set<GrantApplication>().Where(a => a.Id == accepted.Application).Select(a => a.LeadId).SingleAsync(cancel);
        var allocation = Allocation.OfAward(
            accepted.Award, accepted.Project, accepted.Application, accepted.Organisation, ReferenceNumber.Parse(accepted.ProjectReference),
            new Cards(accepted.Cards), accepted.Months, new DateRange(accepted.From, accepted.To), lead, clock.UtcNow);
        db.Add(allocation);
        db.Add(new AllocationCheck(allocation.Id, clock.MachineUtcNow));
    }
}
