using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>The administrator shuts an account, or opens it again. Its sessions are nobody's from that moment.</summary>
[Allow(Permission.Administer, StepUp = true)]
public sealed record DisablePerson(PersonId Person, bool Disabled, long Version) : IOperation<Nothing>;

internal sealed class DisablePersonHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<DisablePerson, Nothing>
{
    public async Task<Nothing> HandleAsync(DisablePerson operation, CancellationToken cancel)
    {
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == operation.Person, cancel) ?? throw new NotFoundException();
        person.RequireVersion(operation.Version);
        if (operation.Person == actor.Value.Person) throw new RuleViolation("organisations.disable-oneself", OrganisationsWords.DisableOneself);
        if (!operation.Disabled)
        {
            person.Enable();
            return Nothing.AtAll;
        }
        person.Disable(clock.UtcNow);
        await db.EndSessionsAsync(person.Id, keep: null, clock.MachineUtcNow, cancel);
        return Nothing.AtAll;
    }
}
