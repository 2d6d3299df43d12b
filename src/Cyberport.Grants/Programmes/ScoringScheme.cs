using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Programmes;

/// <summary>
/// One version of the criteria and their weights. A call is pinned to the version in force when it was announced, so that everybody is
/// judged by what they were told; earlier versions stay readable.
/// </summary>
public sealed class ScoringScheme
{
    private ScoringScheme() { }

    internal ScoringScheme(ProgrammeId programme, int version, PersonId? by, DateTime at) =>
        (ProgrammeId, Version, PublishedBy, PublishedAt) = (programme, version, by, at);

    public ProgrammeId ProgrammeId { get; private set; }
    public int Version { get; private set; }
    public PersonId? PublishedBy { get; private set; }
    public DateTime PublishedAt { get; private set; }
}

/// <summary>
/// One of the points by which projects are judged, and its weight. Numbers run on over the versions and are never used again: what
/// refers to a number means one criterion for ever.
/// </summary>
public sealed class Criterion
{
    public const int NameLength = 300;

    private Criterion() { }

    internal Criterion(ProgrammeId programme, int scheme, int number, TrilingualText name, Share weight, bool isOfficial)
    {
        ProgrammeId = programme;
        Scheme = scheme;
        Number = number;
        Name = name;
        Weight = weight;
        IsOfficial = isOfficial;
    }

    public ProgrammeId ProgrammeId { get; private set; }

    /// <summary>The version of the scheme that it belongs to.</summary>
    public int Scheme { get; private set; }
    public int Number { get; private set; }
    public TrilingualText Name { get; private set; } = null!;
    public Share Weight { get; private set; }
    public bool IsOfficial { get; private set; }
}

public static class ScoringSchemes
{
    /// <summary>The criteria that applications under a call are judged by, in their order.</summary>
    public static IQueryable<Criterion> CriteriaOf(this GrantsDbContext db, CallId call) =>
        from c in db.Set<Call>()
        join k in db.Set<Criterion>() on new { c.ProgrammeId, c.Scheme } equals new { k.ProgrammeId, k.Scheme }
        where c.Id == call
        orderby k.Number
        select k;
}

internal sealed class ScoringSchemeConfiguration : IEntityTypeConfiguration<ScoringScheme>
{
    public void Configure(EntityTypeBuilder<ScoringScheme> scheme)
    {
        scheme.HasKey(s => new { s.ProgrammeId, s.Version });
        scheme.HasOne<Programme>().WithMany().HasForeignKey(s => s.ProgrammeId);
    }
}

internal sealed class CriterionConfiguration : IEntityTypeConfiguration<Criterion>
{
    public void Configure(EntityTypeBuilder<Criterion> criterion)
    {
        criterion.HasKey(c => new { c.ProgrammeId, c.Number });
        criterion.Property(c => c.Scheme).HasDefaultValue(1); // rows written before there were versions
        criterion.HasIndex(c => new { c.ProgrammeId, c.Scheme });
    }
}
