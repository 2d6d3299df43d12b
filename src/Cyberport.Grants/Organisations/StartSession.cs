using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>A person was recognised at the door: by password, by password and second factor, or in the demonstration by a click.</summary>
[Allow(Permission.RunByTheSystem)]
public sealed record StartSession(SessionId Id, PersonId Person, bool WithSecondFactor, string Device) : IOperation<StartedSession>;

/// <param name="NeedsSecondFactor">The person has roles that stay asleep until a second factor is shown.</param>
public sealed record StartedSession(SessionId Session, PersonId Person, string Name, bool NeedsSecondFactor);

internal sealed class StartSessionHandler(GrantsDbContext db, GrantsClock clock) : IOperationHandler<StartSession, StartedSession>
{
    public async Task<StartedSession> HandleAsync(StartSession operation, CancellationToken cancel)
    {
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == operation.Person && p.DisabledAt == null, cancel)
            ?? throw new NotFoundException();
        db.Add(Session.Start(operation.Id, person.Id, operation.WithSecondFactor, operation.Device, clock.MachineUtcNow));
        var staff = await db.Set<StaffAssignment>().AnyAsync(a => a.Person == person.Id && a.RevokedAt == null, cancel);
        return new(operation.Id, person.Id, person.Name, staff && !operation.WithSecondFactor);
    }
}
