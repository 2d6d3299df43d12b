using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Audit;

/// <summary>
/// What one operation changed: who, when (by both clocks), which operation, and before → after of figures. Ids, verbs and figures
/// only, never a personal text. Rows are only ever added; the database's own triggers refuse anything else.
/// </summary>
public sealed class AuditRow : IUnaudited
{
    /// <summary>Given by the database in order of insertion; gaps are possible, order of sealing is what counts.</summary>
    public long Sequence { get; init; }
    public required Guid Id { get; init; }

    /// <summary>The portal's clock.</summary>
    public required DateTime At { get; init; }
    public required DateTime MachineAt { get; init; }
    public required PersonId? By { get; init; }

    /// <summary>The worker's name where no person acted.</summary>
    public required string? System { get; init; }
    public required SessionId? Session { get; init; }
    public required string Operation { get; init; }
    public required Guid? Command { get; init; }

    /// <summary>JSON: a list of {type, id, verb, figures: {name: [before, after]}}.</summary>
    public required string Changes { get; init; }
}

internal sealed class AuditRowConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> row)
    {
        row.HasKey(r => r.Sequence);
        row.Property(r => r.Sequence).ValueGeneratedOnAdd();
        row.Property(r => r.Operation).HasMaxLength(120);
        row.Property(r => r.System).HasMaxLength(80);
        row.HasIndex(r => r.Id).IsUnique();
        row.HasIndex(r => r.By);
        row.HasIndex(r => r.At);
        row.ToTable(t => t.HasTrigger("AuditRow_append_only"));
    }
}
