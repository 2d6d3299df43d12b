using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Ledger;

public readonly record struct FundingLineId(Guid Value) : IId<FundingLineId>
{
    public static FundingLineId From(Guid value) => new(value);
    public static FundingLineId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// The money of a programme. Everything that takes from it raises its version, so two takers never see the same balance;
/// the running figures repeat what the journal says, and <c>verify</c> compares them.
/// </summary>
public sealed class FundingLine : Aggregate, IStock
{
    public const int CodeLength = 20;
    public const int NameLength = 200;

    private FundingLine() { }

    public FundingLine(FundingLineId id, string code, TrilingualText name) => (Id, Code, Name) = (id, code, name);

    public FundingLineId Id { get; private init; }
    public string Code { get; private init; } = "";
    public TrilingualText Name { get; private set; } = new("", "", "");

    /// <summary>All that was ever appropriated, less what was taken back.</summary>
    public Money Appropriation { get; private set; }

    /// <summary>What no decision has reserved yet. Never below nothing.</summary>
    public Money Available { get; private set; }

    /// <summary>The number of the last entry; the next one takes the next number, so that a gap in the journal shows.</summary>
    public long LastEntry { get; private set; }

    /// <summary>Follows an entry of the journal, and numbers it.</summary>
    internal long Follow(Money appropriation, Money available)
    {
        (Appropriation, Available) = (appropriation, available);
        return ++LastEntry;
    }
}

internal sealed class FundingLineConfiguration : IEntityTypeConfiguration<FundingLine>
{
    public void Configure(EntityTypeBuilder<FundingLine> line)
    {
        line.Property(l => l.Code).HasMaxLength(FundingLine.CodeLength);
        line.HasIndex(l => l.Code).IsUnique();
    }
}
