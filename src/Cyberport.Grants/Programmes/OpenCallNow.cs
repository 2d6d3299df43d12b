using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>The administrator opens an announced call before its day.</summary>
[Allow(Permission.Administer)]
public sealed record OpenCallNow(CallId Id, long Version) : IOperation<Nothing>;

internal sealed class OpenCallNowHandler(GrantsDbContext db, GrantsClock clock) : IOperationHandler<OpenCallNow, Nothing>
{
    public async Task<Nothing> HandleAsync(OpenCallNow operation, CancellationToken cancel)
    {
        var call = await db.Set<Call>().SingleOrDefaultAsync(c => c.Id == operation.Id, cancel) ?? throw new NotFoundException();
        call.RequireVersion(operation.Version);
        call.OpenNow(clock.UtcNow);
        return Nothing.AtAll;
    }
}
