using Cyberport.Grants.Values;

namespace Cyberport.Grants.Allocations;

/// <summary>What the portal wants to stand on the cluster for one allocation, computed from the database alone.</summary>
/// <param name="Account">The Slurm account's name, <c>aiss-2026-0001-1</c>; it follows from the project's reference and never changes.</param>
/// <param name="Cards">GrpTRES gres/gpu: cards in use at the same time.</param>
/// <param name="Budget">GrpTRESMins gres/gpu: all minutes ever granted.</param>
/// <param name="Logins">The users that have a cluster login, sorted.</param>
public sealed record DesiredAccount(
    AllocationId Allocation, string Account, Cards Cards, TresMinutes Budget, AccountPhase Phase, IReadOnlyList<string> Logins)
{
    public bool Open => Phase == AccountPhase.Open;

    /// <summary>Stands in the account's description and makes it ours.</summary>
    public string Mark => OwnershipMark.Of(Allocation);

    public AccountLimits Limits => AccountLimits.Of(Cards, Budget, Open);
}

/// <summary>Where today lies in the allocation's dates. Slurm knows no dates on an association, so the portal turns the key.</summary>
public enum AccountPhase
{
    /// <summary>Before the first day: the account is made, but closed.</summary>
    NotYet,
    Open,

    /// <summary>From the day it ends on: nothing is submitted or started, and what still runs is cancelled.</summary>
    Over,
}

/// <summary>The text by which the portal knows its own accounts on the cluster. An account without it is never touched.</summary>
public static class OwnershipMark
{
    public const string Organisation = "cyberport.grants";

    public static string Of(AllocationId allocation) => $"{Organisation} allocation {allocation.Value:D}";
}

/// <summary>The four limits that the portal sets on an account's own association, in Slurm's terms; null is "no limit".</summary>
/// <param name="Cards">GrpTRES gres/gpu.</param>
/// <param name="Minutes">GrpTRESMins gres/gpu.</param>
/// <param name="Jobs">GrpJobs: 0 keeps pending jobs waiting.</param>
/// <param name="Submitted">GrpSubmitJobs: 0 refuses new jobs.</param>
public sealed record AccountLimits(long? Cards, long? Minutes, long? Jobs, long? Submitted)
{
    public static AccountLimits Of(Cards cards, TresMinutes budget, bool open) =>
        new(cards.Count, budget.Minutes, open ? null : 0, open ? null : 0);

    /// <summary>Both switches are needed for a full stop: one lets pending jobs start, the other accepts new ones.</summary>
    public bool IsClosed => Jobs == 0 && Submitted == 0;
}

/// <summary>What the portal last wrote and read back. The third side of the comparison: a difference from it was made by somebody else.</summary>
/// <param name="At">The portal's time of the last check that found exactly this on the cluster.</param>
public sealed record LastApplied(AccountLimits Limits, IReadOnlyList<string> Logins, DateTime At);

/// <summary>
/// What the portal said it was about to write, saved before the write. A run that is cut off between the two leaves a difference
/// which is then known to be our own and not a hand's.
/// </summary>
/// <param name="Limits">The limits of the last intended write.</param>
/// <param name="Logins">Every login ever intended for this account: those alone may be taken away again.</param>
public sealed record WrittenAhead(AccountLimits? Limits, IReadOnlyList<string> Logins)
{
    public static readonly WrittenAhead Nothing = new(null, []);

    public WrittenAhead With(AccountLimits limits, IEnumerable<string> logins) =>
        new(limits, [.. Logins.Union(logins).Order(StringComparer.Ordinal)]);
}

/// <summary>What stands on the cluster under the account's name.</summary>
/// <param name="Limits">Null when the account has no association on this cluster yet.</param>
/// <param name="Users">Users with an association to the account.</param>
/// <param name="KnownLogins">Of the logins that were asked for, those that are cluster users already.</param>
/// <param name="ActiveJobs">Running and waiting jobs.</param>
public sealed record ObservedAccount(
    string Name, string Description, AccountLimits? Limits,
    IReadOnlyList<ObservedUser> Users, IReadOnlyList<string> KnownLogins, IReadOnlyList<ActiveJob> ActiveJobs)
{
    public IEnumerable<string> Logins => Users.Select(u => u.Login);
}

/// <param name="NextDefault">
/// Another account that the user has. Slurm refuses (7009) to take somebody's default account away while they have others, so that one
/// becomes the default first. Null when this account is not the default, or the only one.
/// </param>
public sealed record ObservedUser(string Login, string? NextDefault = null);

public sealed record ActiveJob(long JobId, string Login, bool Running);
