namespace Cyberport.Grants.Allocations;

/// <summary>
/// One change to the cluster, safe to repeat. There is no step that deletes an account: at its end an allocation is closed,
/// and the cluster keeps its history.
/// </summary>
public abstract record CentreStep(string Account);

/// <summary>Makes the account with our mark on it.</summary>
public sealed record CreateAccount(string Account, string Mark) : CentreStep(Account);

/// <summary>Writes the whole of the account's own association: a limit that is left out would be lost.</summary>
public sealed record WriteLimits(string Account, AccountLimits Limits) : CentreStep(Account);

/// <param name="KnownOnCluster">The login is a cluster user already; its default account stays as it is.</param>
public sealed record AddUser(string Account, string Login, bool KnownOnCluster) : CentreStep(Account);

/// <summary>Takes an association away that the portal itself made.</summary>
/// <param name="NextDefault">The account that becomes the user's default first; null when none must.</param>
public sealed record RemoveUser(string Account, string Login, string? NextDefault = null) : CentreStep(Account);

public sealed record CancelJobs(string Account, IReadOnlyList<long> JobIds) : CentreStep(Account)
{
    public bool Equals(CancelJobs? other) => other is not null && Account == other.Account && JobIds.SequenceEqual(other.JobIds);
    public override int GetHashCode() => HashCode.Combine(Account, JobIds.Count);
}
