using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>The operator wants the cluster compared now, one allocation or all of them. The worker does it within seconds.</summary>
[Allow(Permission.OperateCentre)]
public sealed record CheckCentreNow(AllocationId? Only = null) : IOperation<Nothing>;

internal sealed class CheckCentreNowHandler(GrantsDbContext db, ReconciliationRhythm rhythm, GrantsClock clock) : IOperationHandler<CheckCentreNow, Nothing>
{
    public async Task<Nothing> HandleAsync(CheckCentreNow check, CancellationToken cancel)
    {
        if (check.Only is { } one && !await db.Set<Allocation>().AnyAsync(a => a.Id == one, cancel)) throw new NotFoundException();
        var ids = check.Only is { } only ? [only] : await db.Set<AllocationCheck>().Select(c => c.Id).ToListAsync(cancel);
        await db.AskForChecksAsync(ids, clock, cancel);
        if (check.Only is null) rhythm.AllNow();
        return Nothing.AtAll;
    }
}
