namespace Cyberport.Grants.Kernel;

/// <summary>
/// The time that rules go by. In a demonstration it runs ahead of the machine's clock by an offset that only grows (the time
/// machine); framework, tokens, leases and Slurm windows keep <see cref="TimeProvider"/>.
/// </summary>
public sealed class GrantsClock(TimeProvider machine)
{
    /// <summary>Hong Kong has no summer time; the zone is the scheme's own (DOMAIN rule 10).</summary>
    public static readonly TimeZoneInfo HongKong = TimeZoneInfo.FindSystemTimeZoneById("Asia/Hong_Kong");

    private long _offsetTicks;

    /// <summary>How far ahead of the machine's clock the portal lives.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    /// <summary>The portal's time, UTC.</summary>
    public DateTime UtcNow => machine.GetUtcNow().UtcDateTime + Offset;

    /// <summary>The machine's time, UTC: for leases, tokens and the second stamp of audit rows.</summary>
    public DateTime MachineUtcNow => machine.GetUtcNow().UtcDateTime;

    /// <summary>Today in Hong Kong.</summary>
    public DateOnly Today => DateOnly.FromDateTime(ToHongKong(UtcNow));

    public static DateTime ToHongKong(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), HongKong);

    /// <summary>The instant at which a Hong Kong day begins.</summary>
    public static DateTime StartOf(DateOnly hongKongDay) =>
        TimeZoneInfo.ConvertTimeToUtc(hongKongDay.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified), HongKong);

    /// <summary>Sets the offset read from the database. Seeding alone may set it back.</summary>
    public void SetOffset(TimeSpan offset) => Interlocked.Exchange(ref _offsetTicks, offset.Ticks);
}
