using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>Signs out one browser of one's own: this one or another. It acts at once, in live pages too.</summary>
[Allow(Permission.UseOwnAccount)]
public sealed record EndSession(SessionId Session) : IOperation<Nothing>;

internal sealed class EndSessionHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<EndSession, Nothing>
{
    public async Task<Nothing> HandleAsync(EndSession operation, CancellationToken cancel)
    {
        var own = actor.Value.RequirePerson();
        var session = await db.Set<Session>().SingleOrDefaultAsync(s => s.Id == operation.Session && s.Person == own, cancel)
            ?? throw new NotFoundException();
        session.End(clock.MachineUtcNow);
        return Nothing.AtAll;
    }
}
