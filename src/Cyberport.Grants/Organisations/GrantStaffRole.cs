using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>
/// The administrator gives a person a role at the centre. An auditor reads everything and therefore changes nothing: that role stands
/// alone.
/// </summary>
[Allow(Permission.Administer, StepUp = true)]
public sealed record GrantStaffRole(PersonId Person, StaffRole Role) : IOperation<Nothing>;

internal sealed class GrantStaffRoleHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<GrantStaffRole, Nothing>
{
    public async Task<Nothing> HandleAsync(GrantStaffRole operation, CancellationToken cancel)
    {
        var person = await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == operation.Person && p.DisabledAt == null, cancel) ?? throw new NotFoundException();
        var held = await db.Set<StaffAssignment>().Where(a => a.Person == operation.Person && a.RevokedAt == null).Select(a => a.Role).ToListAsync(cancel);
        if (held.Contains(operation.Role)) return Nothing.AtAll;
        if (held.Count > 0 && (operation.Role == StaffRole.Auditor || held.Contains(StaffRole.Auditor)))
            throw new RuleViolation("organisations.auditor-alone", OrganisationsWords.AuditorAlone);
        person.Appoint(operation.Role);
        db.Add(StaffAssignment.Grant(operation.Person, operation.Role, actor.Value.RequirePerson(), clock.UtcNow));
        return Nothing.AtAll;
    }
}
