using System.Globalization;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Capacity;

/// <summary>
/// Places, firms and releases holds in the caller's transaction. Every taking first releases what has lapsed, dated at its deadline,
/// so that nobody is refused for cards that are free. Writing a hold raises the pool's version.
/// </summary>
public sealed class Holds(GrantsDbContext db, GrantsClock clock)
{
    /// <exception cref="RuleViolation">The cards do not fit on every day; names the first short day and what is left on it.</exception>
    public async Task<HoldId> PlaceAsync(CapacityPoolId poolId, HoldSubject subject, Cards cards, DateRange days, CancellationToken cancel)
    {
        await ReleaseLapsedAsync(poolId, cancel);
        var pool = await PoolAsync(poolId, cancel);
        var calendar = pool.Calendar(await ActiveAsync(poolId, days, cancel));
        RequireRoom(calendar, cards, days);
        pool.Move();
        var hold = new Hold(HoldId.New(), poolId, subject, cards, days);
        db.Add(hold);
        return hold.Id;
    }

    /// <summary>From now on it lapses by itself at the deadline.</summary>
    public async Task KeepUntilAsync(HoldId id, DateTime deadline, CancellationToken cancel) => (await FindAsync(id, cancel)).KeepUntil(deadline);

    /// <summary>Accepted: the hold no longer lapses.</summary>
    public async Task FirmAsync(HoldId id, CancellationToken cancel)
    {
        var hold = await FindAsync(id, cancel);
        (await PoolAsync(hold.PoolId, cancel)).Move();
        hold.Firm();
    }

    /// <summary>Gives the cards back. Already released is no error: another taking may have noticed the lapse first.</summary>
    public async Task ReleaseAsync(HoldId id, DateTime at, CancellationToken cancel)
    {
        var hold = await FindAsync(id, cancel);
        if (hold.State == HoldState.Released) return;
        (await PoolAsync(hold.PoolId, cancel)).Move();
        hold.Release(at);
    }

    /// <summary>Releases everything in the pool whose deadline has passed.</summary>
    public async Task ReleaseLapsedAsync(CapacityPoolId poolId, CancellationToken cancel)
    {
        var now = clock.UtcNow;
        var lapsed = await db.Set<Hold>()
            .Where(h => h.PoolId == poolId && h.State == HoldState.Placed && h.Until != null && h.Until <= now)
            .ToListAsync(cancel);
        foreach (var hold in lapsed.Where(h => h.State == HoldState.Placed))
        {
            (await PoolAsync(poolId, cancel)).Move();
            hold.Release(hold.Until!.Value);
        }
    }

    /// <summary>A year or so of the only pool, month by month, as it stands now.</summary>
    public async Task<IReadOnlyList<CapacityMonth>> MonthsAsync(DateOnly first, int count, CancellationToken cancel)
    {
        var pool = await OnlyPoolAsync(cancel);
        var month = new DateOnly(first.Year, first.Month, 1);
        return [.. pool.Calendar(await ActiveAsync(pool.Id, DateRange.Months(month, count), cancel)).Months(month, count)];
    }

    /// <exception cref="RuleViolation">The cards do not fit on every day.</exception>
    public static void RequireRoom(CapacityCalendar calendar, Cards cards, DateRange days)
    {
        if (calendar.FirstShortDay(days, cards) is { } shortDay) throw DayFull(cards, days, shortDay, calendar.LeastLeft(days));
    }

    /// <summary>The holds that take cards on any day of the range, as they stand in this transaction; not those that have lapsed.</summary>
    internal async Task<IReadOnlyList<Hold>> ActiveAsync(CapacityPoolId poolId, DateRange days, CancellationToken cancel)
    {
        // A hold released a moment ago in this transaction is still found by the database: what is tracked counts.
        await db.Set<Hold>()
            .Where(h => h.PoolId == poolId && h.State != HoldState.Released && h.From < days.To && h.To > days.From)
            .LoadAsync(cancel);
        var now = clock.UtcNow;
        return [.. db.Set<Hold>().Local.Where(h =>
            h.PoolId == poolId && h.State != HoldState.Released && (h.Until is null || h.Until > now) && h.Days.Overlaps(days))];
    }

    /// <summary>The portal has one centre in this release; programmes with pools of their own would name theirs.</summary>
    public async Task<CapacityPool> OnlyPoolAsync(CancellationToken cancel) =>
        await FindOnlyPoolAsync(cancel) ?? throw new RuleViolation("capacity.no-pool", CapacityWords.NoPool);

    public Task<CapacityPool?> FindOnlyPoolAsync(CancellationToken cancel) => Pools.OrderBy(p => p.Code).FirstOrDefaultAsync(cancel);

    /// <summary>After a step or maintenance changed: opens, restates or closes the pool's exception.</summary>
    internal async Task CheckAfterChangeAsync(CapacityPool pool, CancellationToken cancel)
    {
        var open = await db.Set<CapacityException>().FirstOrDefaultAsync(e => e.PoolId == pool.Id && e.ClosedAt == null, cancel);
        if (await ShortageAsync(pool, cancel) is not { } shortage) open?.Close(clock.UtcNow);
        else if (open is not null) open.Describe(shortage.FirstDay, shortage.Missing);
        else db.Add(new CapacityException(pool.Id, shortage.FirstDay, shortage.Missing, clock.UtcNow));
    }

    /// <summary>The first day from today on with more cards held than in service, and how many are missing on the worst one.</summary>
    internal async Task<(DateOnly FirstDay, int Missing)?> ShortageAsync(CapacityPool pool, CancellationToken cancel)
    {
        var ahead = new DateRange(clock.Today, DateOnly.MaxValue);
        var over = pool.Calendar(await ActiveAsync(pool.Id, ahead, cancel)).Over(ahead).Where(s => s.Left < 0).ToList();
        return over.Count == 0 ? null : (over[0].Days.From, -over.Min(s => s.Left));
    }

    internal async Task<CapacityPool> PoolAsync(CapacityPoolId id, CancellationToken cancel) =>
        db.Set<CapacityPool>().Local.FirstOrDefault(p => p.Id == id)
        ?? await Pools.FirstOrDefaultAsync(p => p.Id == id, cancel)
        ?? throw new NotFoundException();

    // Steps and maintenance are a handful each: one command is cheaper than two.
    private IQueryable<CapacityPool> Pools => db.Set<CapacityPool>().Include(p => p.Steps).Include(p => p.Maintenance).AsSingleQuery();

    private async Task<Hold> FindAsync(HoldId id, CancellationToken cancel) =>
        await db.Set<Hold>().FindAsync([id], cancel) ?? throw new NotFoundException();

    private static RuleViolation DayFull(Cards wanted, DateRange days, ShortDay first, int leastLeft) => new(
        "capacity.day-full",
        string.Format(
            CultureInfo.CurrentCulture, CapacityWords.DayFull, wanted, HouseDates.Day(first.Day), Math.Max(0, first.Left),
            Math.Max(0, leastLeft), HouseDates.Day(days.From), HouseDates.Day(days.To.AddDays(-1))));
}
