using Cyberport.Grants.Applications;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels;

/// <summary>The application was taken back: decisions that nobody was told of are dropped, and what they held returns.</summary>
internal sealed class DropWhenWithdrawn(GrantsDbContext db, Holds holds, Encumbrances encumbrances, GrantsClock clock) : IEventHandler<ApplicationWithdrawn>
{
    public async Task HandleAsync(ApplicationWithdrawn happened, CancellationToken cancel)
    {
        var untold = await db.Set<Decision>()
            .Where(d => d.ApplicationId == happened.Application && (d.State == DecisionState.Recorded || d.State == DecisionState.Confirmed)).ToListAsync(cancel);
        foreach (var decision in untold)
        {
            decision.Drop();
            if (decision.HoldId is { } hold) await holds.ReleaseAsync(hold, clock.UtcNow, cancel);
            if (decision.EncumbranceId is { } encumbrance) await encumbrances.ReturnAsync(encumbrance, EntryKind.Withdrawn, clock.UtcNow, cancel);
        }
    }
}
