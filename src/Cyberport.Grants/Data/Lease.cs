using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Data;

/// <summary>Which process does a piece of work that only one may do at a time (sealing, one writer per cluster). Goes by the machine's clock.</summary>
internal sealed class Lease : IUnaudited
{
    public required string Name { get; init; }
    public required string Holder { get; set; }
    public required DateTime Until { get; set; }
}

internal sealed class LeaseConfiguration : IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<Lease> lease)
    {
        lease.HasKey(l => l.Name);
        lease.Property(l => l.Name).HasMaxLength(80);
        lease.Property(l => l.Holder).HasMaxLength(120);
        lease.Property(l => l.Until).IsConcurrencyToken();
    }
}

/// <summary>Takes and renews leases for this process.</summary>
public sealed class Leases(GrantsDbContext db, GrantsClock clock, DatabaseProvider provider)
{
    /// <summary>True while this process holds the lease; it is then held for <paramref name="duration"/> from now.</summary>
    public async Task<bool> TryTakeAsync(string name, TimeSpan duration, CancellationToken cancel)
    {
        var (me, now) = (LeaseHolder.Me, clock.MachineUtcNow);
        var lease = await db.Set<Lease>().SingleOrDefaultAsync(l => l.Name == name, cancel);
        if (lease is null) db.Add(new Lease { Name = name, Holder = me, Until = now + duration });
        else if (lease.Holder != me && lease.Until > now && !LeaseHolder.IsGone(lease.Holder)) return false;
        else (lease.Holder, lease.Until) = (me, now + duration);
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        catch (DbUpdateException e) when (provider.IsUniqueViolation(e))
        {
            return false;
        }
    }
}
