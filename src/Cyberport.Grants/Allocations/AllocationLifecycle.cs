namespace Cyberport.Grants.Allocations;

/// <summary>
/// Accepted → <see cref="Waiting"/> until its account stands on the cluster → <see cref="Prepared"/> until its first day →
/// <see cref="Ready"/> → <see cref="Ending"/> on its last → <see cref="Ended"/> once the cluster is seen to be closed.
/// An account of our name that is not ours makes it <see cref="Refused"/> until the operator has cleared that up.
/// </summary>
public enum AllocationState
{
    /// <summary>The account is not made yet, or was not seen on the cluster.</summary>
    Waiting,

    /// <summary>It stands there closed; the first day is still to come.</summary>
    Prepared,

    /// <summary>Jobs can run.</summary>
    Ready,

    /// <summary>The day has come; the account is being closed.</summary>
    Ending,

    /// <summary>Closed on the cluster. The account and its history stay there.</summary>
    Ended,

    /// <summary>An account with our name stands there without our mark. It is not touched.</summary>
    Refused,
}

/// <summary>What happens to an allocation.</summary>
public enum AllocationAction
{
    /// <summary>Read back: everything wanted stands there, closed before the first day.</summary>
    StandsClosed,

    /// <summary>Read back: everything wanted stands there, open.</summary>
    StandsOpen,

    /// <summary>Read back: closed for good, no job runs.</summary>
    StandsOver,
    FoundForeign,
    EndReached,
}

public static class AllocationLifecycle
{
    /// <exception cref="InvalidOperationException">The action does not fit the state.</exception>
    public static AllocationState Next(AllocationState from, AllocationAction action) => (from, action) switch
    {
        (AllocationState.Waiting or AllocationState.Prepared or AllocationState.Refused, AllocationAction.StandsClosed) => AllocationState.Prepared,
        // The time machine only goes forward, but a restored database may lie behind its cluster.
        (AllocationState.Ready, AllocationAction.StandsClosed) => AllocationState.Prepared,
        (AllocationState.Waiting or AllocationState.Prepared or AllocationState.Ready or AllocationState.Refused, AllocationAction.StandsOpen) => AllocationState.Ready,
        (AllocationState.Ending or AllocationState.Ended, AllocationAction.StandsOver) => AllocationState.Ended,
        (AllocationState.Ending or AllocationState.Ended, AllocationAction.FoundForeign) => AllocationState.Ended,
        (_, AllocationAction.FoundForeign) => AllocationState.Refused,
        (AllocationState.Waiting or AllocationState.Prepared or AllocationState.Ready or AllocationState.Refused, AllocationAction.EndReached) => AllocationState.Ending,
        _ => throw new InvalidOperationException($"An allocation that is {from} does not take {action}."),
    };

    /// <summary>Whether the cluster's users may still be changed by the project.</summary>
    public static bool IsOver(this AllocationState state) => state is AllocationState.Ending or AllocationState.Ended;
}
