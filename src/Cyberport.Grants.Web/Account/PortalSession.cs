using System.Security.Claims;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;

namespace Cyberport.Grants.Web.Account;

/// <summary>What the cookie says: which session, and a name to greet by. Never a role: those are read from the database at every call.</summary>
public static class PortalSession
{
    /// <summary>The signed-in cookie.</summary>
    public const string Scheme = "Grants";

    /// <summary>The cookie between password and second factor; it opens nothing but that page.</summary>
    public const string SecondFactorScheme = "Grants.SecondFactor";

    private const string SessionClaim = "sid";

    internal static ClaimsPrincipal Principal(StartedSession started) => new(new ClaimsIdentity(
        [
            new Claim(SessionClaim, started.Session.Value.ToString()),
            new Claim(ClaimTypes.NameIdentifier, started.Person.Value.ToString()),
            new Claim(ClaimTypes.Name, started.Name),
        ],
        Scheme));

    public static SessionId? Session(this ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true, AuthenticationType: Scheme } && Guid.TryParse(principal.FindFirstValue(SessionClaim), out var id)
            ? new SessionId(id) : null;

    public static PersonId? Person(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? new PersonId(id) : null;
}
