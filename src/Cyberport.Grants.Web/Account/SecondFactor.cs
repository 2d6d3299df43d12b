using System.Globalization;
using Cyberport.Grants.Data;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace Cyberport.Grants.Web.Account;

/// <summary>The authenticator app of a person: enrolment, codes, recovery codes.</summary>
internal sealed class SecondFactor(UserManager<GrantsUser> users, TimeProvider time)
{
    private const int RecoveryCodes = 10;
    private const string Provider = "Grants", LastStep = "LastTotpStep";

    /// <summary>The key to enrol with; the same one until enrolment is finished.</summary>
    public async Task<string> KeyAsync(GrantsUser user)
    {
        if (await users.GetAuthenticatorKeyAsync(user) is { Length: > 0 } key) return key;
        await users.ResetAuthenticatorKeyAsync(user);
        return (await users.GetAuthenticatorKeyAsync(user))!;
    }

    /// <summary>The key as apps read it from a picture.</summary>
    public static string Svg(string email, string key)
    {
        var uri = $"otpauth://totp/Cyberport.Grants:{Uri.EscapeDataString(email)}?secret={key}&issuer=Cyberport.Grants&digits=6";
        using var code = QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(code).GetGraphic(6);
    }

    /// <summary>Is this the app's present code, not used before? Wrong ones count towards lock-out.</summary>
    public async Task<bool> AcceptsAsync(GrantsUser user, string code)
    {
        if (await users.IsLockedOutAsync(user)) return false;
        var last = long.Parse(await users.GetAuthenticationTokenAsync(user, Provider, LastStep) ?? "0", CultureInfo.InvariantCulture);
        if (await users.GetAuthenticatorKeyAsync(user) is not { } key || Totp.Accepts(key, code, time.GetUtcNow(), last) is not { } step)
        {
            await users.AccessFailedAsync(user);
            return false;
        }
        var noted = await users.SetAuthenticationTokenAsync(user, Provider, LastStep, step.ToString(CultureInfo.InvariantCulture));
        if (!noted.Succeeded) return false; // another request used it in the same instant
        await users.ResetAccessFailedCountAsync(user);
        return true;
    }

    public async Task<bool> RedeemsAsync(GrantsUser user, string recoveryCode)
    {
        if (await users.IsLockedOutAsync(user)) return false;
        if ((await users.RedeemTwoFactorRecoveryCodeAsync(user, recoveryCode.Trim())).Succeeded)
        {
            await users.ResetAccessFailedCountAsync(user);
            return true;
        }
        await users.AccessFailedAsync(user);
        return false;
    }

    /// <summary>Finishes enrolment; the codes are shown once and never again.</summary>
    public async Task<IReadOnlyList<string>> EnableAsync(GrantsUser user)
    {
        await users.SetTwoFactorEnabledAsync(user, true);
        return await NewRecoveryCodesAsync(user);
    }

    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(GrantsUser user) =>
        [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes) ?? []];
}
