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
    public const int NameLength = 200;

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

    /// <summary>The version of the criteria in force for calls that are announced now; 0 before there are any.</summary>
    public int Scheme { get; private set; }

    /// <summary>The criteria of every version; the row is whole only when they were loaded with it.</summary>
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

    /// <summary>Names and rate caps as they are from now on; what decisions froze stays.</summary>
    public void Revise(TrilingualText name, Share standardRateCap, Share exceptionalRateCap) =>
        (Name, StandardRateCap, ExceptionalRateCap) = (name, standardRateCap, exceptionalRateCap);

    /// <summary>A new set of criteria: the next version of the scheme. The old ones stay, under their numbers.</summary>
    /// <exception cref="RuleViolation">The weights do not make 100 %.</exception>
    public ScoringScheme Judge(IEnumerable<(TrilingualText Name, Share Weight, bool IsOfficial)> criteria, PersonId? by, DateTime at)
    {
        var set = criteria.ToList();
        if (set.Sum(c => c.Weight.BasisPoints) != 10_000) throw new RuleViolation("programmes.weights", ProgrammesWords.WeightsMakeHundred);
        Scheme++;
        var number = _criteria.Count;
        foreach (var (name, weight, isOfficial) in set) _criteria.Add(new Criterion(Id, Scheme, ++number, name, weight, isOfficial));
        return new(Id, Scheme, by, at);
    }
}

internal sealed class ProgrammeConfiguration : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> programme)
    {
        programme.HasKey(p => p.Id);
        programme.Property(p => p.Code).HasMaxLength(Programme.CodeLength);
        programme.Property(p => p.Scheme).HasDefaultValue(1).HasSentinel(-1); // rows written before there were versions have one
        programme.HasIndex(p => p.Code).IsUnique();
        programme.HasMany(p => p.Criteria).WithOne().HasForeignKey(c => c.ProgrammeId);
    }
}
