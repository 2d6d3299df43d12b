using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Ledger;

public readonly record struct EncumbranceId(Guid Value) : IId<EncumbranceId>
{
    public static EncumbranceId From(Guid value) => new(value);
    public static EncumbranceId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// Reserved by a decision → owed by an acceptance, or returned. When its allocation has ended, what of its compute was not used has
/// returned; its money is owed on until the last bill.
/// </summary>
public enum EncumbranceState
{
    PreEncumbered = 1,
    Encumbered = 2,
    Returned = 3,
    Ended = 4,
}

/// <summary>Budget and compute of one project, reserved in a funding line. Its movements stand in the journal.</summary>
public sealed class Encumbrance : Aggregate
{
    private Encumbrance() { }

    internal Encumbrance(EncumbranceId id, FundingLineId line, EntrySubject subject, Money amount, TresMinutes compute)
    {
        (Id, FundingLineId, Amount, Compute, State) = (id, line, amount, compute, EncumbranceState.PreEncumbered);
        (SubjectId, SubjectReference, Category) = (subject.Id, subject.Reference, subject.Category);
    }

    public EncumbranceId Id { get; private init; }
    public FundingLineId FundingLineId { get; private init; }
    public Guid SubjectId { get; private init; }
    public string SubjectReference { get; private init; } = "";
    public string Category { get; private init; } = "";
    public Money Amount { get; private init; }
    public TresMinutes Compute { get; private init; }

    /// <summary>When it returns by itself (UTC): the offer's deadline. None before an offer is made and after it is accepted.</summary>
    public DateTime? Until { get; private set; }
    public EncumbranceState State { get; private set; }

    public EntrySubject Subject => new(SubjectId, SubjectReference, Category);

    /// <summary>The one table of an encumbrance's life.</summary>
    internal static EncumbranceState Next(EncumbranceState from, EncumbranceAction action) => (from, action) switch
    {
        (EncumbranceState.PreEncumbered, EncumbranceAction.Firm) => EncumbranceState.Encumbered,
        (EncumbranceState.PreEncumbered, EncumbranceAction.Return) => EncumbranceState.Returned,
        (EncumbranceState.Encumbered, EncumbranceAction.End) => EncumbranceState.Ended,
        _ => throw new InvalidOperationException($"An encumbrance that is {from} cannot {action}."),
    };

    internal void KeepUntil(DateTime deadline)
    {
        if (State != EncumbranceState.PreEncumbered) throw new InvalidOperationException($"An encumbrance that is {State} has no deadline.");
        Until = deadline;
    }

    internal void Firm() => (State, Until) = (Next(State, EncumbranceAction.Firm), null);

    internal void End() => State = Next(State, EncumbranceAction.End);

    internal void Return() => State = Next(State, EncumbranceAction.Return);
}

internal enum EncumbranceAction
{
    Firm,
    Return,
    End,
}

internal sealed class EncumbranceConfiguration : IEntityTypeConfiguration<Encumbrance>
{
    public void Configure(EntityTypeBuilder<Encumbrance> encumbrance)
    {
        encumbrance.Property(e => e.SubjectReference).HasMaxLength(JournalEntry.ReferenceLength);
        encumbrance.Property(e => e.Category).HasMaxLength(JournalEntry.CategoryLength);
        encumbrance.Ignore(e => e.Subject);
        encumbrance.HasIndex(e => new { e.FundingLineId, e.State, e.Until });
        encumbrance.HasIndex(e => e.SubjectId);
        encumbrance.HasOne<FundingLine>().WithMany().HasForeignKey(e => e.FundingLineId);
    }
}
