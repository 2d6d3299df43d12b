using System.Security.Claims;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Cyberport.Grants.Web.Account;

/// <summary>How a try at the door ended.</summary>
internal enum DoorAnswer
{
    /// <summary>Wrong, unknown or locked: one answer for all, so that nobody learns who has an account.</summary>
    Refused,
    SecondFactorNext,

    /// <summary>In, but roles at the centre sleep until a second factor is enrolled.</summary>
    InWithoutSecondFactor,
    In,
}

/// <summary>Lets people in and out. Every entry is a session row; the cookie carries its id.</summary>
internal sealed class Door(OperationRunner operations, UserManager<GrantsUser> users, SecondFactor secondFactor)
{
    private static readonly Actor Doorkeeper = Actor.System("doorkeeper");

    // Spent on unknown and unconfirmed addresses, so that they take as long as known ones.
    private static readonly GrantsUser Decoy = new();
    private static string? _decoyHash;

    public async Task<DoorAnswer> EnterAsync(HttpContext context, string email, string password)
    {
        var user = await users.FindByEmailAsync(EmailAddress.Normalise(email));
        if (user is not { EmailConfirmed: true })
        {
            _decoyHash ??= users.PasswordHasher.HashPassword(Decoy, "no such person");
            users.PasswordHasher.VerifyHashedPassword(Decoy, _decoyHash, password);
            return DoorAnswer.Refused;
        }
        var right = await users.CheckPasswordAsync(user, password);
        if (await users.IsLockedOutAsync(user)) return DoorAnswer.Refused;
        if (!right)
        {
            await users.AccessFailedAsync(user);
            return DoorAnswer.Refused;
        }
        if (user.TwoFactorEnabled)
        {
            // Failed tries are forgotten after the second factor only: a right password must not reset the count of guessed codes.
            await context.SignInAsync(PortalSession.SecondFactorScheme, new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim(ClaimTypes.NameIdentifier, user.Id.ToString())], PortalSession.SecondFactorScheme)));
            return DoorAnswer.SecondFactorNext;
        }
        await users.ResetAccessFailedCountAsync(user);
        return await LetInAsync(context, new PersonId(user.Id), withSecondFactor: false);
    }

    /// <summary>Who showed the password and now owes the second factor; null after five minutes.</summary>
    public async Task<GrantsUser?> HalfWayInAsync(HttpContext context) =>
        (await context.AuthenticateAsync(PortalSession.SecondFactorScheme)).Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            ? await users.FindByIdAsync(id) : null;

    public async Task<DoorAnswer> EnterByCodeAsync(HttpContext context, string code, bool recovery)
    {
        if (await HalfWayInAsync(context) is not { } user) return DoorAnswer.Refused;
        var right = recovery ? await secondFactor.RedeemsAsync(user, code) : await secondFactor.AcceptsAsync(user, code);
        if (!right) return DoorAnswer.Refused;
        await context.SignOutAsync(PortalSession.SecondFactorScheme);
        return await LetInAsync(context, new PersonId(user.Id), withSecondFactor: true);
    }

    public async Task<DoorAnswer> LetInAsync(HttpContext context, PersonId person, bool withSecondFactor)
    {
        // Whoever was signed in here before leaves: a session never changes its person.
        await LeaveAsync(context);
        var started = await operations.RunAsAsync(
            Doorkeeper, new StartSession(SessionId.New(), person, withSecondFactor, Device.Describe(context.Request.Headers.UserAgent)));
        if (!started.IsDone) return DoorAnswer.Refused;
        await context.SignInAsync(PortalSession.Scheme, PortalSession.Principal(started.Value!));
        return started.Value!.NeedsSecondFactor ? DoorAnswer.InWithoutSecondFactor : DoorAnswer.In;
    }

    public async Task LeaveAsync(HttpContext context)
    {
        if (context.User.Session() is not { } session) return;
        await operations.RunAsync(new EndSession(session));
        await context.SignOutAsync(PortalSession.Scheme);
    }

    public Task ProveSecondFactorAsync(SessionId session) => operations.RunAsAsync(Doorkeeper, new ProveSecondFactor(session));
}
