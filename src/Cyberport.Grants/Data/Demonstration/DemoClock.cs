using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cyberport.Grants.Data.Demonstration;

/// <summary>How far ahead of the real time the demonstration lives. One row, and its offset only grows: the portal's time never goes back.</summary>
public sealed class DemoClock
{
    public const int TheOnly = 1;

    public int Id { get; private set; } = TheOnly;

    /// <summary>Seconds ahead of the machine's clock.</summary>
    public long OffsetSeconds { get; private set; }

    internal void RunAhead(long seconds)
    {
        if (seconds < OffsetSeconds) throw new InvalidOperationException("The demonstration's clock never goes back.");
        OffsetSeconds = seconds;
    }
}

/// <summary>Carries the row's offset into this process's clock.</summary>
public sealed class DemonstrationClock(GrantsDbContext db, GrantsClock clock)
{
    public async Task FollowAsync(CancellationToken cancel)
    {
        var seconds = await db.Set<DemoClock>().AsNoTracking().Where(c => c.Id == DemoClock.TheOnly).Select(c => (long?)c.OffsetSeconds).SingleOrDefaultAsync(cancel);
        // Another node may have moved it; never back, whatever was read (seeding runs under an offset of its own).
        if (seconds is { } ahead && TimeSpan.FromSeconds(ahead) > clock.Offset) clock.SetOffset(TimeSpan.FromSeconds(ahead));
    }
}

/// <summary>Follows the time machine, also when another node moved it.</summary>
internal sealed class ClockFollower(IServiceScopeFactory scopes, DemonstrationMode mode, WorkSignal signal, ILogger<ClockFollower> log)
    : Worker(TimeSpan.FromSeconds(2), signal, log)
{
    protected override async Task WorkAsync(CancellationToken cancel)
    {
        if (!mode.Enabled) return;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemonstrationClock>().FollowAsync(cancel);
    }
}

internal sealed class DemoClockConfiguration : IEntityTypeConfiguration<DemoClock>
{
    public void Configure(EntityTypeBuilder<DemoClock> builder) => builder.Property(c => c.Id).ValueGeneratedNever();
}

/// <summary>For pages, which hold no database: takes over a move at once instead of at the follower's next turn.</summary>
public sealed class ClockSignal(IServiceScopeFactory scopes)
{
    public async Task FollowAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemonstrationClock>().FollowAsync(default);
    }
}
