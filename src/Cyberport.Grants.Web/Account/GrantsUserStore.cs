using Cyberport.Grants.Data;
using Cyberport.Grants.Values;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Cyberport.Grants.Web.Account;

/// <summary>
/// Identity keeps the authenticator's key and the recovery codes as plain text; here a copy of the database opens nobody's second
/// factor: the key is encrypted with the portal's own keys, of the codes only digests are kept.
/// </summary>
internal sealed class GrantsUserStore(GrantsDbContext db, IDataProtectionProvider protection, IdentityErrorDescriber? errors = null)
    : UserOnlyStore<GrantsUser, GrantsDbContext, Guid>(db, errors)
{
    private readonly IDataProtector _protector = protection.CreateProtector("authenticator-key");

    public override Task SetAuthenticatorKeyAsync(GrantsUser user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, _protector.Protect(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(GrantsUser user, CancellationToken cancellationToken) =>
        await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { } stored ? _protector.Unprotect(stored) : null;

    public override Task ReplaceCodesAsync(GrantsUser user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(DigestOf), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(GrantsUser user, string code, CancellationToken cancellationToken)
    {
        // Not the base method: it writes what is left back through ReplaceCodesAsync, which would digest the digests.
        var stored = await GetTokenAsync(user, "[AspNetUserStore]", "RecoveryCodes", cancellationToken) ?? "";
        var codes = stored.Split(';', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (!codes.Remove(DigestOf(code))) return false;
        await SetTokenAsync(user, "[AspNetUserStore]", "RecoveryCodes", string.Join(';', codes), cancellationToken);
        return true;
    }

    private static string DigestOf(string code) => Digest.Of(code.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()).Hex;
}
