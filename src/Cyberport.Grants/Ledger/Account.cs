using Cyberport.Grants.Values;

namespace Cyberport.Grants.Ledger;

/// <summary>What a posting counts. Units never mix: each balances by itself.</summary>
public enum LedgerUnit
{
    /// <summary>Hong Kong cents.</summary>
    HongKongCents,

    /// <summary>GPU-minutes, Slurm's own unit.</summary>
    GpuMinutes,
}

/// <summary>
/// The accounts of a funding line. Money comes from <see cref="Appropriated"/> and wanders to the right: available →
/// pre-encumbered by a decision → encumbered by an acceptance → drawn by a bill. What a bill asks of the organisation itself stands
/// beside it: charged → owed → received. Compute takes the same road, but is used by jobs, not by bills; what an ended allocation did
/// not use goes back to where it was issued.
/// The three sources stand in credit (negative), all others in debit (positive), so each unit sums to nothing.
/// </summary>
public enum Account
{
    Appropriated = 1,
    Available = 2,
    PreEncumbered = 3,
    Encumbered = 4,
    Drawn = 5,

    /// <summary>User shares that bills charged, in all: the source of what is owed and received.</summary>
    Charged = 6,
    Owed = 7,
    Received = 8,

    ComputeIssued = 11,
    ComputePromised = 12,
    ComputeCommitted = 13,
    ComputeUsed = 14,
}

public static class Accounts
{
    public static readonly IReadOnlyList<Account> All = Enum.GetValues<Account>();

    public static LedgerUnit Unit(this Account account) => account switch
    {
        Account.Appropriated or Account.Available or Account.PreEncumbered or Account.Encumbered or Account.Drawn
            or Account.Charged or Account.Owed or Account.Received => LedgerUnit.HongKongCents,
        Account.ComputeIssued or Account.ComputePromised or Account.ComputeCommitted or Account.ComputeUsed => LedgerUnit.GpuMinutes,
    };

    /// <summary>A source gives and never receives more than it gave: its balance is never above nothing. All others are never below.</summary>
    public static bool IsSource(this Account account) => account is Account.Appropriated or Account.Charged or Account.ComputeIssued;

    /// <summary>Whether each subject (a project) has a balance of its own, so that one project never spends another's.</summary>
    public static bool IsPerSubject(this Account account) => account is not (Account.Appropriated or Account.Available or Account.Charged or Account.ComputeIssued);

    /// <summary>An amount in the account's unit, as people read it.</summary>
    public static string InWords(this Account account, long amount) => account.Unit() switch
    {
        LedgerUnit.HongKongCents => new Money(amount).ToString(),
        LedgerUnit.GpuMinutes => new TresMinutes(amount).ToString(),
    };
}

/// <summary>One balance: an account of a line, and the subject where the account keeps them apart (else <see cref="Guid.Empty"/>).</summary>
public readonly record struct AccountKey(FundingLineId Line, Account Account, Guid Subject)
{
    public static AccountKey Of(FundingLineId line, Account account, EntrySubject? subject) =>
        new(line, account, account.IsPerSubject()
            ? subject?.Id ?? throw new InvalidOperationException($"A posting to {account} names its subject.")
            : Guid.Empty);
}
