using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>Sets a new password by the link of the mail. Ends every session of the person; the second factor stays asked for.</summary>
[AllowAnyone]
public sealed record ResetPassword(string Token, string PasswordHash) : IOperation<Nothing>;

internal sealed class ResetPasswordHandler(GrantsDbContext db, AccountLinks links, GrantsClock clock) : IOperationHandler<ResetPassword, Nothing>
{
    public async Task<Nothing> HandleAsync(ResetPassword operation, CancellationToken cancel)
    {
        var link = await links.FindAsync(AccountLinkPurpose.ResetPassword, operation.Token, cancel)
            ?? throw new RuleViolation("organisations.link-over", OrganisationsWords.LinkOver);
        links.Use(link);
        await db.SetPasswordAsync(new PersonId(link.Subject), operation.PasswordHash, keep: null, clock.MachineUtcNow, cancel);
        return Nothing.AtAll;
    }
}

internal static class Passwords
{
    /// <summary>Replaces the hash, forgets failed tries and ends all sessions but the one to keep.</summary>
    public static async Task SetPasswordAsync(
        this GrantsDbContext db, PersonId person, string hash, SessionId? keep, DateTime machineNow, CancellationToken cancel)
    {
        var user = await db.Set<GrantsUser>().SingleOrDefaultAsync(u => u.Id == person.Value, cancel) ?? throw new NotFoundException();
        user.PasswordHash = hash;
        user.SecurityStamp = Guid.CreateVersion7().ToString("N");
        user.AccessFailedCount = 0;
        user.LockoutEnd = null;
        await db.EndSessionsAsync(person, keep, machineNow, cancel);
        (await db.Set<Person>().SingleAsync(p => p.Id == person, cancel)).TellPasswordChanged();
    }

    public static async Task EndSessionsAsync(
        this GrantsDbContext db, PersonId person, SessionId? keep, DateTime machineNow, CancellationToken cancel)
    {
        foreach (var session in await db.Set<Session>().Where(s => s.Person == person && s.EndedAt == null).ToListAsync(cancel))
            if (session.Id != keep) session.End(machineNow);
    }
}
