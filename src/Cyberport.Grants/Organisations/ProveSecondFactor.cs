using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>A second factor was shown in a running session: step-up, or the first one after enrolment.</summary>
[Allow(Permission.RunByTheSystem)]
public sealed record ProveSecondFactor(SessionId Session) : IOperation<Nothing>;

internal sealed class ProveSecondFactorHandler(GrantsDbContext db, GrantsClock clock) : IOperationHandler<ProveSecondFactor, Nothing>
{
    public async Task<Nothing> HandleAsync(ProveSecondFactor operation, CancellationToken cancel)
    {
        var session = await db.Set<Session>().SingleOrDefaultAsync(s => s.Id == operation.Session, cancel) ?? throw new NotFoundException();
        if (!session.IsLive(clock.MachineUtcNow)) throw new NotFoundException();
        session.ProveSecondFactor(clock.MachineUtcNow);
        return Nothing.AtAll;
    }
}
