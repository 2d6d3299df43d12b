using Microsoft.AspNetCore.Identity;

namespace Cyberport.Grants.Data;

/// <summary>The sign-in side of a person: password, second factor, lock-out. Its id is the person's id.</summary>
public sealed class GrantsUser : IdentityUser<Guid>;
