using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components.Authorization;

namespace Cyberport.Grants.Web.Account;

/// <summary>The caller of a plain request, noted by a middleware; unset in a circuit, whose scope saw no request.</summary>
internal sealed class RequestCaller
{
    public bool IsRequest { get; private set; }
    public SessionId? Session { get; private set; }

    public void Note(SessionId? session) => (IsRequest, Session) = (true, session);
}

/// <summary>The session behind a page, an endpoint or a circuit.</summary>
internal sealed class SessionCaller(RequestCaller request, AuthenticationStateProvider states) : ICaller
{
    public async ValueTask<SessionId?> SessionAsync() =>
        request.IsRequest ? request.Session : (await states.GetAuthenticationStateAsync()).User.Session();

    // In a circuit everything that shows who is signed in learns it at once, not at the next look half a minute later.
    public void SessionEnded()
    {
        if (!request.IsRequest && states is SessionStateProvider circuit) circuit.End();
    }
}
