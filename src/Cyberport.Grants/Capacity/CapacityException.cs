using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Capacity;

/// <summary>
/// Cards are held that are not in service, because a step or maintenance came later. Nobody's hold is undone: a person has to find
/// an answer. Closed by the change that makes the cards fit again.
/// </summary>
public sealed class CapacityException : Aggregate
{
    private CapacityException() { }

    internal CapacityException(CapacityPoolId pool, DateOnly firstDay, int missing, DateTime openedAt) =>
        (PoolId, FirstDay, Missing, OpenedAt) = (pool, firstDay, missing, openedAt);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public CapacityPoolId PoolId { get; private init; }

    /// <summary>The first day with more cards held than in service.</summary>
    public DateOnly FirstDay { get; private set; }

    /// <summary>How many cards are missing on the worst day.</summary>
    public int Missing { get; private set; }
    public DateTime OpenedAt { get; private init; }
    public DateTime? ClosedAt { get; private set; }

    internal void Describe(DateOnly firstDay, int missing) => (FirstDay, Missing) = (firstDay, missing);

    internal void Close(DateTime at) => ClosedAt = at;
}

internal sealed class CapacityExceptionConfiguration : IEntityTypeConfiguration<CapacityException>
{
    public void Configure(EntityTypeBuilder<CapacityException> exception)
    {
        exception.Property(e => e.Id).ValueGeneratedNever();
        exception.HasIndex(e => new { e.PoolId, e.ClosedAt });
        exception.HasOne<CapacityPool>().WithMany().HasForeignKey(e => e.PoolId);
    }
}
