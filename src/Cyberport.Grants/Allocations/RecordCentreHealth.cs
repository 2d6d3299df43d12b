using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>Keeps the condition in which the centre was found.</summary>
[Allow(Permission.RunByTheSystem), KeepsOwnHistory("one row of facts, replaced")]
public sealed record RecordCentreHealth(string Cluster, CentreHealth Health) : IOperation<Nothing>;

internal sealed class RecordCentreHealthHandler(GrantsDbContext db, GrantsClock clock) : IOperationHandler<RecordCentreHealth, Nothing>
{
    public async Task<Nothing> HandleAsync(RecordCentreHealth found, CancellationToken cancel)
    {
        var status = await db.Set<CentreStatus>().SingleOrDefaultAsync(s => s.Cluster == found.Cluster, cancel);
        if (status is null) db.Add(status = new CentreStatus { Cluster = found.Cluster, Since = clock.UtcNow });
        if (status.Condition != found.Health.Condition) (status.Condition, status.Since) = (found.Health.Condition, clock.UtcNow);
        status.ApiVersion = found.Health.ApiVersion ?? status.ApiVersion;
        status.Release = found.Health.Release ?? status.Release;
        status.Detail = found.Health.Detail is { Length: > AllocationCheck.DetailLength } long_ ? long_[..AllocationCheck.DetailLength] : found.Health.Detail;
        status.CheckedAt = clock.UtcNow;
        if (found.Health.IsHealthy) status.HealthyAt = clock.UtcNow;
        return Nothing.AtAll;
    }
}
