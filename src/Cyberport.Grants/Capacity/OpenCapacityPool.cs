using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Capacity;

/// <summary>Makes a computing centre's cards known, with nothing in service yet.</summary>
[Allow(Permission.OperateCentre, Permission.Administer)]
public sealed record OpenCapacityPool(string Code, TrilingualText Name) : IOperation<CapacityPoolId>;

internal sealed class OpenCapacityPoolHandler(GrantsDbContext db) : IOperationHandler<OpenCapacityPool, CapacityPoolId>
{
    public async Task<CapacityPoolId> HandleAsync(OpenCapacityPool operation, CancellationToken cancel)
    {
        var code = operation.Code.Trim().ToUpperInvariant();
        if (await db.Set<CapacityPool>().AnyAsync(p => p.Code == code, cancel)) throw new RuleViolation("capacity.pool-code-taken", CapacityWords.PoolCodeTaken);
        var pool = new CapacityPool(CapacityPoolId.New(), code, operation.Name);
        db.Add(pool);
        return pool.Id;
    }
}
