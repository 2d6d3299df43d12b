using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Ledger;

public readonly record struct JournalEntryId(Guid Value) : IId<JournalEntryId>
{
    public static JournalEntryId From(Guid value) => new(value);
    public static JournalEntryId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// One entry of the journal. Written once: triggers in both databases refuse to change or delete it, and a mistake is taken back
/// by a reversal. It is a history itself, so it has no audit row of its own.
/// </summary>
public sealed class JournalEntry : IUnaudited
{
    public const int SourceKeyLength = 100;
    public const int ReferenceLength = 40;
    public const int CategoryLength = 40;
    public const int NoteLength = 400;

    private readonly List<Posting> _postings = [];

    private JournalEntry() { }

    internal JournalEntry(JournalEntryDraft draft, long number, DateTime postedAt, PersonId? postedBy)
    {
        Id = JournalEntryId.New();
        (FundingLineId, Number, Kind, SourceKey) = (draft.Line, number, draft.Kind, draft.SourceKey);
        (SubjectId, SubjectReference, Category) = (draft.Subject?.Id, draft.Subject?.Reference, draft.Subject?.Category);
        (EffectiveAt, PostedAt, PostedBy, Note) = (draft.EffectiveAt, postedAt, postedBy, draft.Note);
        EffectiveOn = DateOnly.FromDateTime(GrantsClock.ToHongKong(draft.EffectiveAt));
        _postings.AddRange(draft.Postings.Select((p, i) => new Posting(Id, i + 1, p.Account, p.Amount)));
    }

    public JournalEntryId Id { get; private init; }
    public FundingLineId FundingLineId { get; private init; }

    /// <summary>From 1 on within its line, without gaps.</summary>
    public long Number { get; private init; }

    public EntryKind Kind { get; private init; }
    public string SourceKey { get; private init; } = "";
    public Guid? SubjectId { get; private init; }
    public string? SubjectReference { get; private init; }

    /// <summary>The category of the subject's organisation, as code.</summary>
    public string? Category { get; private init; }

    /// <summary>The instant from which it counts (UTC); <see cref="EffectiveOn"/> is the same as a Hong Kong day.</summary>
    public DateTime EffectiveAt { get; private init; }
    public DateOnly EffectiveOn { get; private init; }

    /// <summary>When it was written (UTC); later than <see cref="EffectiveAt"/> where a lapse was noticed late.</summary>
    public DateTime PostedAt { get; private init; }
    public PersonId? PostedBy { get; private init; }
    public string? Note { get; private init; }
    public IReadOnlyList<Posting> Postings => _postings;

    /// <summary>Made of the entry's id, so that it is taken back once only.</summary>
    internal static string ReversalKey(JournalEntryId entry) => $"reversal:{entry.Value:N}";

    /// <summary>The same entry with every sign turned.</summary>
    internal JournalEntryDraft Reversed(DateTime at, string note) => new(
        FundingLineId, EntryKind.Reversal, ReversalKey(Id), at,
        SubjectId is { } subject ? new EntrySubject(subject, SubjectReference!, Category!) : null,
        [.. _postings.Select(p => new PostingDraft(p.Account, -p.Amount))], note);
}

/// <summary>One line of an entry: an amount in an account, in the account's unit; debit positive, credit negative.</summary>
public sealed class Posting : IUnaudited
{
    private Posting() { }

    internal Posting(JournalEntryId entry, int line, Account account, long amount) =>
        (EntryId, Line, Account, Amount) = (entry, line, account, amount);

    public JournalEntryId EntryId { get; private init; }
    public int Line { get; private init; }
    public Account Account { get; private init; }
    public long Amount { get; private init; }
}

internal sealed class JournalEntryConfiguration : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> entry)
    {
        entry.ToTable(t => t.HasTrigger("JournalEntry_append_only"));
        entry.Property(e => e.SourceKey).HasMaxLength(JournalEntry.SourceKeyLength);
        entry.Property(e => e.SubjectReference).HasMaxLength(JournalEntry.ReferenceLength);
        entry.Property(e => e.Category).HasMaxLength(JournalEntry.CategoryLength);
        entry.Property(e => e.Note).HasMaxLength(JournalEntry.NoteLength);
        entry.HasIndex(e => e.SourceKey).IsUnique();
        entry.HasIndex(e => new { e.FundingLineId, e.Number }).IsUnique();
        entry.HasIndex(e => e.SubjectId);
        entry.HasOne<FundingLine>().WithMany().HasForeignKey(e => e.FundingLineId);
        entry.HasMany(e => e.Postings).WithOne().HasForeignKey(p => p.EntryId);
        entry.Navigation(e => e.Postings).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class PostingConfiguration : IEntityTypeConfiguration<Posting>
{
    public void Configure(EntityTypeBuilder<Posting> posting)
    {
        posting.ToTable(t => t.HasTrigger("Posting_append_only"));
        posting.HasKey(p => new { p.EntryId, p.Line });
    }
}
