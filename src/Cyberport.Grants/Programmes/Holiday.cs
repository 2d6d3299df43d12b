using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Programmes;

/// <summary>A general holiday in Hong Kong. A year with none of them is a year whose list is not entered.</summary>
public sealed class Holiday
{
    private Holiday() { }

    public DateOnly Day { get; private init; }
    public TrilingualText Name { get; private set; } = null!;

    public static Holiday On(DateOnly day, TrilingualText name) => new() { Day = day, Name = name };

    public void Rename(TrilingualText name) => Name = name;
}

/// <summary>
/// The working days that operations reckon with: the holidays in the database. Lists change a few times a year and stand behind nearly every
/// page, so each process reads them anew after half a minute only, or when told to <see cref="Forget"/>.
/// </summary>
public sealed class WorkingCalendar(GrantsDbContext db, KnownHolidays known, GrantsClock clock)
{
    private WorkingDays? _days;

    public async Task<WorkingDays> DaysAsync(CancellationToken cancel)
    {
        if ((_days ??= known.At(clock.MachineUtcNow)) is { } fresh) return fresh;
        _days = new(await db.Set<Holiday>().Select(h => h.Day).ToListAsync(cancel));
        known.Remember(_days, clock.MachineUtcNow);
        return _days;
    }

    /// <summary>For operations that change the table.</summary>
    public void Forget() => known.Remember(null, default);
}

/// <summary>What this process read last.</summary>
public sealed class KnownHolidays
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private volatile Reading? _last;

    private sealed record Reading(WorkingDays Days, DateTime At);

    internal WorkingDays? At(DateTime now) => _last is { } last && (now - last.At).Duration() < Fresh ? last.Days : null;

    internal void Remember(WorkingDays? days, DateTime at) => _last = days is null ? null : new(days, at);
}

internal sealed class HolidayConfiguration : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> holiday) => holiday.HasKey(h => h.Day);
}
