using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Programmes;

/// <summary>The centre's list price from a day on. A new price is a new version; decisions keep the version that they froze.</summary>
public sealed class PriceList
{
    private PriceList() { }

    public PriceListId Id { get; private set; }
    public ProgrammeId ProgrammeId { get; private set; }
    public int Version { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    public Money PerCardMonth { get; private set; }

    /// <summary>The price is this project's own value, not the centre's; every page that shows it says so.</summary>
    public bool IsDemonstration { get; private set; }

    public static PriceList Publish(ProgrammeId programme, int version, DateOnly validFrom, Money perCardMonth, bool isDemonstration) => new()
    {
        Id = PriceListId.New(),
        ProgrammeId = programme,
        Version = version,
        ValidFrom = validFrom,
        PerCardMonth = perCardMonth,
        IsDemonstration = isDemonstration,
    };
}

public static class PriceListQueries
{
    /// <summary>The list in force on a day: the newest that has begun.</summary>
    public static IQueryable<PriceList> InForce(this IQueryable<PriceList> lists, ProgrammeId programme, DateOnly day) =>
        lists.Where(l => l.ProgrammeId == programme && l.ValidFrom <= day).OrderByDescending(l => l.ValidFrom).ThenByDescending(l => l.Version);
}

internal sealed class PriceListConfiguration : IEntityTypeConfiguration<PriceList>
{
    public void Configure(EntityTypeBuilder<PriceList> list)
    {
        list.ToTable(t => t.HasTrigger("PriceList_append_only"));
        list.HasKey(l => l.Id);
        list.HasIndex(l => new { l.ProgrammeId, l.Version }).IsUnique();
        list.HasOne<Programme>().WithMany().HasForeignKey(l => l.ProgrammeId);
    }
}
