using System.ComponentModel.DataAnnotations.Schema;

namespace Cyberport.Grants.Kernel;

/// <summary>Something that happened, written in the same save as the change and delivered to its handlers afterwards (outbox).</summary>
public interface IEvent;

/// <summary>Handles one kind of event. Its changes and the mark "delivered" are one save, so its effect happens exactly once.</summary>
public interface IEventHandler<in TEvent> where TEvent : IEvent
{
    Task HandleAsync(TEvent happened, CancellationToken cancel);
}

/// <summary>
/// A root whose <see cref="Version"/> rises with every change to it or to a child of it. An operation carries the version that the
/// person saw; another one that stands is Stale.
/// </summary>
public abstract class Aggregate
{
    private readonly List<IEvent> _events = [];

    public long Version { get; internal set; }

    [NotMapped]
    public IReadOnlyList<IEvent> Events => _events;

    protected void Raise(IEvent happened) => _events.Add(happened);

    internal void ClearEvents() => _events.Clear();

    /// <exception cref="StaleException">The person saw another version.</exception>
    public void RequireVersion(long seen)
    {
        if (seen != Version) throw new StaleException();
    }
}

/// <summary>A part of an aggregate; changing it raises the version of the root that it names. The root must be loaded with it.</summary>
public interface IPartOf
{
    Aggregate Root { get; }
}

/// <summary>Left out of the automatic audit: technical rows, and rows that are a history themselves.</summary>
public interface IUnaudited;

/// <summary>
/// A row that many operations take from (a funding line, a capacity pool). Losing the race for it is no news for a person:
/// the runner tries again.
/// </summary>
public interface IStock;
