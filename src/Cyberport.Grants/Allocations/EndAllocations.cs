using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>Whether some allocation has reached its last day. Asked first: an operation that changes nothing would wake every worker.</summary>
[Allow(Permission.RunByTheSystem)]
public sealed record AnyToEnd : IQuery<bool>;

internal sealed class AnyToEndHandler(GrantsDbContext db, GrantsClock clock) : IQueryHandler<AnyToEnd, bool>
{
    public Task<bool> HandleAsync(AnyToEnd query, CancellationToken cancel)
    {
        var today = clock.Today;
        return db.Set<Allocation>().NotOver().AnyAsync(a => a.To <= today, cancel);
    }
}

/// <summary>Ends what has reached its last day; compute that was not used returns. Run by the worker; the day is the portal's own, in Hong Kong.</summary>
[Allow(Permission.RunByTheSystem)]
public sealed record EndAllocations : IOperation<int>;

internal sealed class EndAllocationsHandler(GrantsDbContext db, Encumbrances encumbrances, GrantsClock clock) : IOperationHandler<EndAllocations, int>
{
    public async Task<int> HandleAsync(EndAllocations end, CancellationToken cancel)
    {
        var today = clock.Today;
        var over = await db.Set<Allocation>().NotOver().Where(a => a.To <= today).ToListAsync(cancel);
        foreach (var allocation in over)
        {
            allocation.ReachEnd();
            await encumbrances.EndAsync(allocation.ProjectId.Value, GrantsClock.StartOf(allocation.To), cancel);
        }
        await db.AskForChecksAsync(over.Select(a => a.Id), clock, cancel);
        return over.Count;
    }
}

internal static class Checks
{
    /// <summary>Has these allocations looked at in the next turn.</summary>
    public static async Task AskForChecksAsync(this GrantsDbContext db, IEnumerable<AllocationId> ids, GrantsClock clock, CancellationToken cancel)
    {
        var (wanted, now) = (ids.ToArray(), clock.MachineUtcNow);
        foreach (var check in await db.Set<AllocationCheck>().Where(c => wanted.Contains(c.Id)).ToListAsync(cancel)) check.DueAt = now;
    }
}
