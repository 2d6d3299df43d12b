using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Programmes;

/// <summary>A sentence of the conditions library that a decision may attach to an award.</summary>
public sealed class Condition
{
    public const int CodeLength = 40;
    public const int TextLength = 1000;

    private Condition() { }

    public string Code { get; private set; } = "";
    public TrilingualText Text { get; private set; } = null!;

    /// <summary>From then on no decision attaches it; awards that have it keep it.</summary>
    public DateTime? RetiredAt { get; private set; }

    /// <exception cref="RuleViolation">It is retired already.</exception>
    public void Retire(DateTime at) =>
        RetiredAt = RetiredAt is null ? at : throw new RuleViolation("programmes.condition-retired", ProgrammesWords.ConditionRetired);

    public static Condition Of(string code, TrilingualText text) => new() { Code = code, Text = text };
}

internal sealed class ConditionConfiguration : IEntityTypeConfiguration<Condition>
{
    public void Configure(EntityTypeBuilder<Condition> condition)
    {
        condition.HasKey(c => c.Code);
        condition.Property(c => c.Code).HasMaxLength(Condition.CodeLength);
    }
}
