namespace Cyberport.Grants.Kernel;

/// <summary>The caller's own actor, for the shell: name, roles, which entries of the navigation make sense. Nobody when not signed in.</summary>
[AllowAnyone]
public sealed record WhoAmI : IQuery<Actor>;

internal sealed class WhoAmIHandler(CurrentActor actor) : IQueryHandler<WhoAmI, Actor>
{
    public Task<Actor> HandleAsync(WhoAmI query, CancellationToken cancel) => Task.FromResult(actor.Value);
}
