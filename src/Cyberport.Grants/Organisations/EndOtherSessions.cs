using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Organisations;

/// <summary>Signs out every browser of one's own but this one.</summary>
[Allow(Permission.UseOwnAccount)]
public sealed record EndOtherSessions : IOperation<Nothing>;

internal sealed class EndOtherSessionsHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<EndOtherSessions, Nothing>
{
    public async Task<Nothing> HandleAsync(EndOtherSessions operation, CancellationToken cancel)
    {
        await db.EndSessionsAsync(actor.Value.RequirePerson(), actor.Value.Session, clock.MachineUtcNow, cancel);
        return Nothing.AtAll;
    }
}
