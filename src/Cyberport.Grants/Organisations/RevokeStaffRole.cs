using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>The administrator takes a role back; it acts at once, in live pages too. One administrator must remain.</summary>
[Allow(Permission.Administer, StepUp = true)]
public sealed record RevokeStaffRole(PersonId Person, StaffRole Role) : IOperation<Nothing>;

internal sealed class RevokeStaffRoleHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<RevokeStaffRole, Nothing>
{
    public async Task<Nothing> HandleAsync(RevokeStaffRole operation, CancellationToken cancel)
    {
        var assignment = await db.Set<StaffAssignment>()
            .SingleOrDefaultAsync(a => a.Person == operation.Person && a.Role == operation.Role && a.RevokedAt == null, cancel) ?? throw new NotFoundException();
        await db.RequireAnotherAdministratorAsync(operation.Role == StaffRole.Administrator ? operation.Person : null, cancel);
        assignment.Revoke(actor.Value.RequirePerson(), clock.UtcNow);
        return Nothing.AtAll;
    }
}

internal static class Administrators
{
    /// <exception cref="RuleViolation">Without this person nobody could give roles any more.</exception>
    public static async Task RequireAnotherAdministratorAsync(this GrantsDbContext db, PersonId? leaving, CancellationToken cancel)
    {
        if (leaving is not { } person) return;
        var others = from a in db.Set<StaffAssignment>()
                     join p in db.Set<Person>() on a.Person equals p.Id
                     where a.Role == StaffRole.Administrator && a.RevokedAt == null && p.DisabledAt == null && p.Id != person
                     select a.Id;
        if (!await others.AnyAsync(cancel)) throw new RuleViolation("organisations.last-administrator", OrganisationsWords.LastAdministrator);
    }
}
