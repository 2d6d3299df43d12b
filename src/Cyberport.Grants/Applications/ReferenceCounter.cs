using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Applications;

/// <summary>
/// The last reference number given in a programme and year. A row that every submission takes from, so that two at once never get
/// the same number and none is skipped: the number and the submission are one save.
/// </summary>
public sealed class ReferenceCounter : Aggregate, IStock, IUnaudited
{
    private ReferenceCounter() { }

    public string Programme { get; private set; } = "";
    public int Year { get; private set; }
    public int Last { get; private set; }

    internal static async Task<ReferenceNumber> NextAsync(GrantsDbContext db, string programme, int year, CancellationToken cancel)
    {
        var counter = await db.Set<ReferenceCounter>().SingleOrDefaultAsync(c => c.Programme == programme && c.Year == year, cancel);
        if (counter is null) db.Add(counter = new ReferenceCounter { Programme = programme, Year = year });
        return ReferenceNumber.Of(programme, year, ++counter.Last);
    }
}

internal sealed class ReferenceCounterConfiguration : IEntityTypeConfiguration<ReferenceCounter>
{
    public void Configure(EntityTypeBuilder<ReferenceCounter> counter)
    {
        counter.HasKey(c => new { c.Programme, c.Year });
        counter.Property(c => c.Programme).HasMaxLength(Programmes.Programme.CodeLength);
    }
}
