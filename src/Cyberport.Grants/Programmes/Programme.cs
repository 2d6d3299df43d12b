using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Programmes;

/// <summary>
/// A funding scheme: what it may pay and by which criteria it chooses. Its calls open and close; the programme stays.
/// </summary>
public sealed class Programme : Aggregate
{
    public const int CodeLength = 10;

    private readonly List<Criterion> _criteria = [];

    private Programme() { }

    public ProgrammeId Id { get; private set; }

    /// <summary>The first part of every reference number, such as <c>AISS</c>. Upper case.</summary>
    public string Code { get; private set; } = "";

    public TrilingualText Name { get; private set; } = null!;

    /// <summary>The ledger's funding line that pays; its id alone, because the Ledger stands to the right.</summary>
    public Guid? FundingLine { get; private set; }

    /// <summary>The usual highest share of the list price: 70 %.</summary>
    public Share StandardRateCap { get; private set; }

    /// <summary>The highest share at all, by Committee resolution and with a reason: 90 % (DOMAIN rule 5).</summary>
    public Share ExceptionalRateCap { get; private set; }

    public IReadOnlyList<Criterion> Criteria => _criteria;

    public static Programme Create(string code, TrilingualText name, Share standardRateCap, Share exceptionalRateCap) => new()
    {
        Id = ProgrammeId.New(),
        Code = code.ToUpperInvariant(),
        Name = name,
        StandardRateCap = standardRateCap,
        ExceptionalRateCap = exceptionalRateCap,
    };

    public void PaidFrom(Guid fundingLine) => FundingLine = fundingLine;

    /// <param name="isOfficial">The weight is the scheme's own; otherwise a placeholder of this project and shown as such.</param>
    public void AddCriterion(TrilingualText name, Share weight, bool isOfficial) =>
        _criteria.Add(new Criterion(Id, _criteria.Count + 1, name, weight, isOfficial));
}

/// <summary>One of the points by which projects are judged, and its weight.</summary>
public sealed class Criterion
{
    private Criterion() { }

    internal Criterion(ProgrammeId programme, int number, TrilingualText name, Share weight, bool isOfficial)
    {
        ProgrammeId = programme;
        Number = number;
        Name = name;
        Weight = weight;
        IsOfficial = isOfficial;
    }

    public ProgrammeId ProgrammeId { get; private set; }
    public int Number { get; private set; }
    public TrilingualText Name { get; private set; } = null!;
    public Share Weight { get; private set; }
    public bool IsOfficial { get; private set; }
}

internal sealed class ProgrammeConfiguration : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> programme)
    {
        programme.HasKey(p => p.Id);
        programme.Property(p => p.Code).HasMaxLength(Programme.CodeLength);
        programme.HasIndex(p => p.Code).IsUnique();
        programme.HasMany(p => p.Criteria).WithOne().HasForeignKey(c => c.ProgrammeId);
    }
}

internal sealed class CriterionConfiguration : IEntityTypeConfiguration<Criterion>
{
    public void Configure(EntityTypeBuilder<Criterion> criterion) => criterion.HasKey(c => new { c.ProgrammeId, c.Number });
}
