using System.Security.Claims;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Cyberport.Grants.Web.Account;

/// <summary>
/// Looks every half minute whether the session behind a circuit still lives, so that a page left open shows the way to the sign-in
/// once it ended. The next act on such a page is refused by the actor read at every call, and leads there without waiting.
/// </summary>
internal sealed class SessionStateProvider(ILoggerFactory logs, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(logs)
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    public void End() => SetAuthenticationState(Task.FromResult(Nobody));

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (authenticationState.User.Session() is not { } session) return false;
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OperationRunner>().IsLiveAsync(session, cancellationToken);
    }
}

internal static class SessionLife
{
    private static readonly Actor Doorkeeper = Actor.System("doorkeeper");

    public static async Task<bool> IsLiveAsync(this OperationRunner operations, SessionId session, CancellationToken cancel) =>
        (await operations.AskAsAsync(Doorkeeper, new IsSessionLive(session), cancel)).Value;
}
