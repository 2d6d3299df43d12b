using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>
/// The owner of an address follows the link in the first mail and chooses the password; it arrives hashed, its rules are checked where
/// it is typed. Where no administrator exists yet, the configured first one becomes it here.
/// </summary>
[AllowAnyone]
public sealed record ConfirmEmail(string Token, string PasswordHash) : IOperation<ConfirmedEmail>;

public sealed record ConfirmedEmail(string Email);

/// <summary>Settings of accounts.</summary>
/// <param name="FirstAdministrator">The address whose confirmation makes the first administrator (<c>Accounts:FirstAdministrator</c>).</param>
public sealed record AccountSettings(string? FirstAdministrator);

internal sealed class ConfirmEmailHandler(GrantsDbContext db, AccountLinks links, GrantsClock clock, AccountSettings settings)
    : IOperationHandler<ConfirmEmail, ConfirmedEmail>
{
    public async Task<ConfirmedEmail> HandleAsync(ConfirmEmail operation, CancellationToken cancel)
    {
        var link = await links.FindAsync(AccountLinkPurpose.ConfirmEmail, operation.Token, cancel)
            ?? throw new RuleViolation("organisations.link-over", OrganisationsWords.LinkOver);
        var user = await db.Set<GrantsUser>().SingleAsync(u => u.Id == link.Subject, cancel);
        (user.EmailConfirmed, user.PasswordHash) = (true, operation.PasswordHash);
        links.Use(link);
        if (settings.FirstAdministrator is { } first && EmailAddress.Normalise(first) == user.Email
            && !await db.Set<StaffAssignment>().AnyAsync(a => a.Role == StaffRole.Administrator, cancel))
            db.Add(StaffAssignment.Grant(new PersonId(user.Id), StaffRole.Administrator, by: null, clock.UtcNow));
        return new(user.Email!);
    }
}
