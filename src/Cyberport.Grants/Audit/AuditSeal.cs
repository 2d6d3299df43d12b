using System.Globalization;
using System.Text;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Audit;

/// <summary>
/// One link of the chain over the audit rows, in the order of sealing: its hash covers the link before it and everything the row
/// says. Links are rows of their own, so that neither table is ever changed.
/// </summary>
public sealed class AuditSeal : IUnaudited
{
    /// <summary>What stands before the first link.</summary>
    public static readonly Digest Origin = Digest.Of("Cyberport.Grants audit");

    /// <summary>From 1 on, without a gap.</summary>
    public required long Number { get; init; }

    /// <summary>The <see cref="AuditRow.Sequence"/> that this link seals.</summary>
    public required long Row { get; init; }

    /// <summary>Machine's clock.</summary>
    public required DateTime SealedAt { get; init; }
    public required Digest Hash { get; init; }

    public static AuditSeal After(long number, Digest before, AuditRow row, DateTime machineNow) =>
        new() { Number = number, Row = row.Sequence, SealedAt = machineNow, Hash = HashOf(number, before, row, machineNow) };

    /// <summary>Every field with its length before it, so that no two rows read alike.</summary>
    public static Digest HashOf(long number, Digest before, AuditRow row, DateTime sealedAt)
    {
        var text = new StringBuilder(row.Changes.Length + 400);
        void Add(string? field) => text.Append(field is null ? "-" : field.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(field).Append(';');
        Add(before.Hex);
        Add(number.ToString(CultureInfo.InvariantCulture));
        Add(sealedAt.Ticks.ToString(CultureInfo.InvariantCulture));
        Add(row.Sequence.ToString(CultureInfo.InvariantCulture));
        Add(row.Id.ToString());
        Add(row.At.Ticks.ToString(CultureInfo.InvariantCulture));
        Add(row.MachineAt.Ticks.ToString(CultureInfo.InvariantCulture));
        Add(row.By?.Value.ToString());
        Add(row.System);
        Add(row.Session?.Value.ToString());
        Add(row.Operation);
        Add(row.Command?.ToString());
        Add(row.Changes);
        return Digest.Of(text.ToString());
    }
}

internal sealed class AuditSealConfiguration : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> seal)
    {
        seal.HasKey(s => s.Number);
        seal.Property(s => s.Number).ValueGeneratedNever();
        seal.HasIndex(s => s.Row).IsUnique();
        seal.HasOne<AuditRow>().WithMany().HasForeignKey(s => s.Row);
        seal.ToTable(t => t.HasTrigger("AuditSeal_append_only"));
    }
}
