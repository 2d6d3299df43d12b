using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Organisations;

/// <summary>A new password of one's own; every other session ends. The old password is asked for where the new one is typed.</summary>
[Allow(Permission.UseOwnAccount)]
public sealed record ChangePassword(string PasswordHash) : IOperation<Nothing>;

internal sealed class ChangePasswordHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<ChangePassword, Nothing>
{
    public async Task<Nothing> HandleAsync(ChangePassword operation, CancellationToken cancel)
    {
        await db.SetPasswordAsync(actor.Value.RequirePerson(), operation.PasswordHash, actor.Value.Session, clock.MachineUtcNow, cancel);
        return Nothing.AtAll;
    }
}
