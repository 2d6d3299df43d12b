using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>The administrator takes a sentence out of use. Decisions that attached it keep it, and its code is never given again.</summary>
[Allow(Permission.Administer)]
public sealed record RetireCondition(string Code) : IOperation<Nothing>;

internal sealed class RetireConditionHandler(GrantsDbContext db, GrantsClock clock) : IOperationHandler<RetireCondition, Nothing>
{
    public async Task<Nothing> HandleAsync(RetireCondition operation, CancellationToken cancel)
    {
        var condition = await db.Set<Condition>().SingleOrDefaultAsync(c => c.Code == operation.Code, cancel) ?? throw new NotFoundException();
        condition.Retire(clock.UtcNow);
        return Nothing.AtAll;
    }
}
