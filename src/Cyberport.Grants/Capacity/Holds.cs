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
        if (calendar.FirstShortDay(days, cards) is { } shortDay) throw DayFull(cards, days, shortDay, calendar.LeastLeft(days));

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

    /// <summary>The holds that take cards on any day of the range, as they stand in this transaction.</summary>
    internal async Task<IReadOnlyList<Hold>> ActiveAsync(CapacityPoolId poolId, DateRange days, CancellationToken cancel)
    {
        // Loading fixes up what is already tracked: a hold released a moment ago in this transaction is still found by the database.
        await db.Set<Hold>()
            .Where(h => h.PoolId == poolId && h.State != HoldState.Released && h.From < days.To && h.To > days.From)
            .LoadAsync(cancel);
        return [.. db.Set<Hold>().Local.Where(h => h.PoolId == poolId && h.State != HoldState.Released && h.Days.Overlaps(days))];
    }

    /// <summary>The portal has one centre in this release; programmes with pools of their own would name theirs.</summary>
    public async Task<CapacityPool> OnlyPoolAsync(CancellationToken cancel)
    {
        var id = await db.Set<CapacityPool>().OrderBy(p => p.Code).Select(p => (CapacityPoolId?)p.Id).FirstOrDefaultAsync(cancel);
        return await PoolAsync(id ?? throw new NotFoundException(), cancel);
    }

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
        ?? await db.Set<CapacityPool>().Include(p => p.Steps).Include(p => p.Maintenance).AsSplitQuery().FirstOrDefaultAsync(p => p.Id == id, cancel)
        ?? throw new NotFoundException();

    private async Task<Hold> FindAsync(HoldId id, CancellationToken cancel) =>
        await db.Set<Hold>().FindAsync([id], cancel) ?? throw new NotFoundException();

    private static RuleViolation DayFull(Cards wanted, DateRange days, ShortDay first, int leastLeft) => new(
        "capacity.day-full",
        string.Format(
            CultureInfo.CurrentCulture, CapacityWords.DayFull, wanted, first.Day.ToString("D", CultureInfo.CurrentCulture), Math.Max(0, first.Left),
            Math.Max(0, leastLeft), days.From.ToString("D", CultureInfo.CurrentCulture), days.To.AddDays(-1).ToString("D", CultureInfo.CurrentCulture)));
}
