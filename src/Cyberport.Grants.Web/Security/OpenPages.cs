using System.Collections.Concurrent;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Web.Account;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Cyberport.Grants.Web.Security;

/// <summary>
/// How many pages each person has open on this node. Every page is a circuit with memory of its own: one person alone must not be
/// able to use it up (Blazor's guidance on exhaustion).
/// </summary>
internal sealed class OpenPages(int most)
{
    private readonly ConcurrentDictionary<PersonId, int> _open = new();

    public int Most => most;

    /// <summary>Counts one more; false when it is one too many.</summary>
    public bool Enter(PersonId person) => _open.AddOrUpdate(person, 1, (_, open) => open + 1) <= most;

    public void Leave(PersonId person)
    {
        if (_open.AddOrUpdate(person, 0, (_, open) => open - 1) <= 0) _open.TryRemove(new(person, 0));
    }
}

/// <summary>This circuit among its person's pages. A page that was let in stays in, also when its connection comes back.</summary>
internal sealed class OpenPage(OpenPages pages, AuthenticationStateProvider states) : CircuitHandler
{
    private PersonId? _person;
    private bool _known;

    /// <summary>One page too many: the layout says so and shows nothing else.</summary>
    public bool IsOneTooMany { get; private set; }

    public int Most => pages.Most;

    public override async Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _person ??= (await states.GetAuthenticationStateAsync()).User.Person();
        if (_person is not { } person) return;
        var room = pages.Enter(person);
        if (!_known) (IsOneTooMany, _known) = (!room, true);
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_person is { } person) pages.Leave(person);
        return Task.CompletedTask;
    }
}
