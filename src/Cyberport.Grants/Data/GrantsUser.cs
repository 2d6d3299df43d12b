using Microsoft.AspNetCore.Identity;

namespace Cyberport.Grants.Data;

/// <summary>The sign-in side of a person: password, second factor, lock-out. Its id is the person's id.</summary>
public sealed class GrantsUser : IdentityUser<Guid>
{
    /// <summary>An account whose address is still to be confirmed; without a password.</summary>
    internal static GrantsUser For(Guid person, string email) => new()
    {
        Id = person,
        UserName = email,
        NormalizedUserName = email.ToUpperInvariant(),
        Email = email,
        NormalizedEmail = email.ToUpperInvariant(),
        SecurityStamp = Guid.CreateVersion7().ToString("N"),
        LockoutEnabled = true,
    };
}
