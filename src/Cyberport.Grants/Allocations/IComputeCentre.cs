using Cyberport.Grants.Values;

namespace Cyberport.Grants.Allocations;

/// <summary>
/// The computing centre as the portal needs it: one Slurm cluster behind its REST API, or the simulated one of a demonstration.
/// Nothing here deletes an account; what may change is said by <see cref="CentreStep"/>. Every failure is a <see cref="CentreException"/>.
/// </summary>
public interface IComputeCentre
{
    /// <summary>The cluster's name, as jobs and associations bear it.</summary>
    string Cluster { get; }

    /// <summary>The centre's own time, UTC: the machine's for a real one, the demonstration's for the simulated one.</summary>
    DateTime UtcNow { get; }

    /// <summary>What the operators declared about decay, reset and enforcement; whether the budget counts as hard is concluded from it.</summary>
    CentreDeclaration Declaration { get; }

    /// <summary>Never throws: the answer says in which condition the centre is.</summary>
    Task<CentreHealth> CheckAsync(CancellationToken cancel);

    /// <summary>
    /// What stands on the cluster under this name; null when there is no such account. <paramref name="logins"/> are looked up
    /// as cluster users, so that a person who is already known there keeps the default account they have.
    /// </summary>
    Task<ObservedAccount?> ReadAsync(string account, IReadOnlyCollection<string> logins, CancellationToken cancel);

    /// <summary>The requests that <see cref="ApplyAsync"/> sends for this step: built by the same code.</summary>
    IReadOnlyList<CentreRequest> RequestsFor(CentreStep step);

    /// <summary>Sends a step. A return proves nothing yet: the caller reads back what stands.</summary>
    Task ApplyAsync(CentreStep step, CancellationToken cancel);

    /// <summary>All runs of an account's jobs that overlap the window, earlier runs of requeued jobs included, times whole and not cut.</summary>
    Task<IReadOnlyList<CentreJob>> JobsAsync(string account, DateTime from, DateTime to, CancellationToken cancel);

    /// <summary>The usage that the cluster itself compares with the budget; null where it does not say.</summary>
    Task<TresMinutes?> LiveCounterAsync(string account, CancellationToken cancel);
}

/// <summary>A request to the cluster's REST API as a value: shown to the operator before it is sent, and sent as shown.</summary>
/// <param name="Path">From the root of slurmrestd on, with its query.</param>
/// <param name="Json">The body; null for reads and deletions.</param>
public sealed record CentreRequest(string Method, string Path, string? Json = null);

/// <summary>One run of a job. A requeued job has several, told apart by the time of submission.</summary>
/// <param name="EndedAt">Null while it runs or waits.</param>
/// <param name="Gpus">Cards that were allocated, not those that were asked for.</param>
public sealed record CentreJob(
    string Cluster, long JobId, DateTime SubmittedAt, string Account, string Login,
    DateTime? StartedAt, DateTime? EndedAt, int Gpus, string State, string Reason);

/// <summary>In which condition the centre was found.</summary>
public enum CentreCondition
{
    /// <summary>Not asked yet.</summary>
    Unknown,
    Healthy,

    /// <summary>slurmrestd does not answer.</summary>
    Down,

    /// <summary>slurmrestd answers, but slurmdbd or its database behind it does not.</summary>
    DatabaseDown,

    /// <summary>slurmctld does not answer: limits could be written, but jobs neither start nor end.</summary>
    ControllerDown,

    /// <summary>The token is expired, was refused, or names another user.</summary>
    BadToken,

    /// <summary>The service account is no operator of the cluster.</summary>
    NotAllowed,

    /// <summary>None of the REST versions that the portal speaks is served.</summary>
    UnsupportedVersion,

    /// <summary>The cluster does not account for gres/gpu, or our parent account or cluster name is unknown there: limits would be lost silently.</summary>
    Misconfigured,

    /// <summary>It answered something that the portal does not understand.</summary>
    Strange,
}

/// <param name="ApiVersion">Such as <c>v0.0.42</c>.</param>
/// <param name="Release">Such as <c>24.11.5</c>.</param>
/// <param name="Detail">What the cluster itself said, for the operator; in its own language.</param>
public sealed record CentreHealth(CentreCondition Condition, string? ApiVersion = null, string? Release = null, string? Detail = null)
{
    public bool IsHealthy => Condition == CentreCondition.Healthy;
}

/// <summary>The centre did not do what it was asked. What stands there now is unknown: read before trying again.</summary>
public sealed class CentreException(CentreCondition condition, string detail, Exception? inner = null) : Exception(detail, inner)
{
    public CentreCondition Condition { get; } = condition;
}

/// <summary>Settings of the cluster that the portal cannot read everywhere and the operator answers for (configuration <c>Centre:*</c>).</summary>
/// <param name="NoDecay">PriorityDecayHalfLife=0: spent minutes do not come back.</param>
/// <param name="NoReset">PriorityUsageResetPeriod=NONE.</param>
/// <param name="Safe">AccountingStorageEnforce contains <c>safe</c>: a job starts only when it can end within the budget.</param>
public sealed record CentreDeclaration(bool NoDecay, bool NoReset, bool Safe);
