using Cyberport.Grants.Values;

namespace Cyberport.Grants.Ledger;

/// <summary>Why an entry was posted. The words for it stand in <c>LedgerWords</c>.</summary>
public enum EntryKind
{
    /// <summary>The legislature's money arrives in the line, or part of it is taken back (negative).</summary>
    Appropriation = 1,

    /// <summary>A recorded decision reserves budget and compute.</summary>
    PreEncumbrance = 2,

    /// <summary>The endorser accepted: what was reserved is now owed.</summary>
    Encumbrance = 3,

    /// <summary>The project was decided anew; the earlier reservation returns.</summary>
    DecidedAnew = 4,

    /// <summary>The offer was declined.</summary>
    Declined = 5,

    /// <summary>The offer's deadline passed.</summary>
    Lapsed = 6,

    /// <summary>Takes an earlier entry back, line by line.</summary>
    Reversal = 8,

    /// <summary>The application was withdrawn before its offer was accepted.</summary>
    Withdrawn = 9,

    /// <summary>Jobs that ended on the cluster since the last collection used compute; a correction where less was used than thought.</summary>
    Usage = 10,

    /// <summary>The allocation ended; the compute that was not used returns.</summary>
    Ended = 11,

    /// <summary>A month was closed: the bill draws its subsidy from what was encumbered and charges the user share.</summary>
    Bill = 12,

    /// <summary>An organisation paid towards its user share.</summary>
    Payment = 13,

    /// <summary>A payment that was recorded by mistake or bounced is owed again.</summary>
    PaymentReversed = 14,
}

/// <summary>Whom an entry is about: a project, named as people call it, and its organisation's category for the reports.</summary>
/// <param name="Reference">Such as <c>AISS-2026-0001/1</c>; frozen here, so that the journal reads without any other table.</param>
public sealed record EntrySubject(Guid Id, string Reference, string Category);

/// <param name="Amount">In the account's unit; debit positive, credit negative.</param>
public sealed record PostingDraft(Account Account, long Amount);

/// <param name="SourceKey">What caused the entry; unique, so that nothing is ever posted twice.</param>
/// <param name="EffectiveAt">When it counts from (UTC): a lapse counts from its deadline, however late it is noticed.</param>
public sealed record JournalEntryDraft(
    FundingLineId Line, EntryKind Kind, string SourceKey, DateTime EffectiveAt, EntrySubject? Subject,
    IReadOnlyList<PostingDraft> Postings, string? Note = null)
{
    /// <summary>Moves an amount of money, and of compute beside it, from one account to the next.</summary>
    public static PostingDraft[] Move(Money money, Account from, Account to, TresMinutes compute, Account computeFrom, Account computeTo) =>
        [.. new PostingDraft[] { new(to, money.Cents), new(from, -money.Cents), new(computeTo, compute.Minutes), new(computeFrom, -compute.Minutes) }
            .Where(p => p.Amount != 0)];

    public static JournalEntryDraft Appropriation(FundingLineId line, string sourceKey, DateTime at, Money amount, string note) =>
        new(line, EntryKind.Appropriation, sourceKey, at, null,
            [new(Account.Available, amount.Cents), new(Account.Appropriated, -amount.Cents)], note);

    /// <summary>Budget and compute reserved by a decision.</summary>
    public static JournalEntryDraft Reserve(FundingLineId line, string sourceKey, DateTime at, EntrySubject subject, Money money, TresMinutes compute) =>
        new(line, EntryKind.PreEncumbrance, sourceKey, at, subject,
            Move(money, Account.Available, Account.PreEncumbered, compute, Account.ComputeIssued, Account.ComputePromised));

    /// <summary>What was reserved becomes owed.</summary>
    public static JournalEntryDraft Firm(FundingLineId line, string sourceKey, DateTime at, EntrySubject subject, Money money, TresMinutes compute) =>
        new(line, EntryKind.Encumbrance, sourceKey, at, subject,
            Move(money, Account.PreEncumbered, Account.Encumbered, compute, Account.ComputePromised, Account.ComputeCommitted));

    /// <summary>What was reserved returns.</summary>
    public static JournalEntryDraft Return(FundingLineId line, EntryKind why, string sourceKey, DateTime at, EntrySubject subject, Money money, TresMinutes compute) =>
        new(line, why, sourceKey, at, subject,
            Move(money, Account.PreEncumbered, Account.Available, compute, Account.ComputePromised, Account.ComputeIssued));

    /// <summary>A bill: the subsidy is drawn from what was encumbered, the user share is owed.</summary>
    public static JournalEntryDraft Bill(FundingLineId line, string sourceKey, DateTime at, EntrySubject subject, Money subsidy, Money userShare, string note) =>
        new(line, EntryKind.Bill, sourceKey, at, subject,
            [.. new PostingDraft[]
            {
                new(Account.Drawn, subsidy.Cents), new(Account.Encumbered, -subsidy.Cents), new(Account.Owed, userShare.Cents), new(Account.Charged, -userShare.Cents),
            }.Where(p => p.Amount != 0)], note);

    /// <summary>A user share was received, or (negative) turned out not to be.</summary>
    public static JournalEntryDraft Payment(FundingLineId line, string sourceKey, DateTime at, EntrySubject subject, Money amount, string note) =>
        new(line, amount < Money.Zero ? EntryKind.PaymentReversed : EntryKind.Payment, sourceKey, at, subject,
            [new(Account.Received, amount.Cents), new(Account.Owed, -amount.Cents)], note);

    /// <summary>Compute was used, or what is committed changed; the rest is issued or returns. Bills follow card-months, never this (DOMAIN rule 15).</summary>
    /// <param name="used">By how much used compute changes.</param>
    /// <param name="committed">By how much committed compute changes.</param>
    public static JournalEntryDraft Use(FundingLineId line, EntryKind why, string sourceKey, DateTime at, EntrySubject subject, long used, long committed) =>
        new(line, why, sourceKey, at, subject,
            [.. new PostingDraft[] { new(Account.ComputeUsed, used), new(Account.ComputeCommitted, committed), new(Account.ComputeIssued, -used - committed) }
                .Where(p => p.Amount != 0)]);
}
