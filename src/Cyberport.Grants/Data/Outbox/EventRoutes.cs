using System.Collections.Frozen;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Data.Outbox;

/// <summary>Which handlers an event goes to, found once in the core assembly.</summary>
internal sealed class EventRoutes
{
    private readonly FrozenDictionary<Type, Type[]> _handlers;
    private readonly FrozenDictionary<string, Type> _types;

    public EventRoutes(IEnumerable<Type> types)
    {
        var all = types.ToList();
        _handlers = all
            .SelectMany(t => t.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEventHandler<>))
                .Select(i => (Event: i.GetGenericArguments()[0], Handler: t)))
            .GroupBy(p => p.Event).ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Handler).OrderBy(h => h.FullName).ToArray());
        _types = all.Where(t => typeof(IEvent).IsAssignableFrom(t) && !t.IsInterface || _handlers.Values.Any(h => h.Contains(t)))
            .ToFrozenDictionary(t => t.FullName!);
    }

    public IReadOnlyList<Type> HandlersOf(Type @event) => _handlers.GetValueOrDefault(@event, []);

    public Type Named(string name) => _types.GetValueOrDefault(name) ?? throw new InvalidOperationException($"No event or handler is called {name}.");
}
