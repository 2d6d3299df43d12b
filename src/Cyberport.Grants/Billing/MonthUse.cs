using Cyberport.Grants.Allocations;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Billing;

/// <summary>
/// What a bill's days were worth in GPU-hours: billed by card-months, made available by the cluster, used by jobs. Bills never follow
/// the last two (DOMAIN rule 15); "paid, unused" is a figure of its own, not what is left over somewhere.
/// </summary>
/// <param name="HasAllocation">Whether the award stands on the cluster at all.</param>
public sealed record BillUse(TresMinutes Billed, TresMinutes Available, TresMinutes Used, bool HasAllocation)
{
    public static readonly BillUse None = new(TresMinutes.Zero, TresMinutes.Zero, TresMinutes.Zero, false);

    public TresMinutes PaidUnused => Used.Minutes >= Billed.Minutes ? TresMinutes.Zero : Billed - Used;

    /// <summary>Whether less than half of what was billed was used (rule 12: somebody asks why).</summary>
    public bool IsLow => Used.Minutes * 2 < Billed.Minutes;

    public static BillUse operator +(BillUse a, BillUse b) => new(a.Billed + b.Billed, a.Available + b.Available, a.Used + b.Used, a.HasAllocation || b.HasAllocation);
}

/// <summary>One award and the days that are asked for.</summary>
internal sealed record UseAsked(Awards.AwardId Award, DateRange Days, CardMonthsInForce InForce);

/// <summary>Reads use from the allocations, for all bills of a month at once. A job that still runs counts up to the cluster's own present.</summary>
internal sealed class MonthUse(GrantsDbContext db, GrantsClock clock, IComputeCentre? centre = null)
{
    private const long MinutesPerCardMonth = 730 * 60;

    public async Task<IReadOnlyDictionary<Awards.AwardId, BillUse>> OfAsync(IReadOnlyCollection<UseAsked> asked, CancellationToken cancel)
    {
        if (asked.Count == 0) return new Dictionary<Awards.AwardId, BillUse>();
        var awards = asked.Select(a => a.Award).ToArray();
        var (from, to, now) = (GrantsClock.StartOf(asked.Min(a => a.Days.From)), GrantsClock.StartOf(asked.Max(a => a.Days.To)), centre?.UtcNow ?? clock.UtcNow);
        var allocations = (await db.Set<Allocation>().AsNoTracking().Where(a => awards.Contains(a.AwardId))
            .Select(a => new { a.Id, a.AwardId, a.Cards, a.From, a.To, a.ReadyAt }).ToListAsync(cancel)).ToDictionary(a => a.AwardId);
        var ids = allocations.Values.Select(a => a.Id).ToArray();
        var runs = (await db.Set<UsageRun>()
            .Where(r => ids.Contains(r.AllocationId) && r.Match == UsageMatch.Matched && r.StartedAt != null && r.StartedAt < to && (r.EndedAt == null || r.EndedAt > from))
            .Select(r => new { r.AllocationId, r.StartedAt, r.EndedAt, r.Gpus }).ToListAsync(cancel))
            .ToLookup(r => r.AllocationId, r => new Run(r.StartedAt!.Value, r.EndedAt, r.Gpus));

        return asked.ToDictionary(a => a.Award, a =>
        {
            var billed = Billed(a.InForce);
            if (!allocations.TryGetValue(a.Award, out var allocation)) return new BillUse(billed, TresMinutes.Zero, TresMinutes.Zero, false);
            var used = UsageMeter.Minutes(runs[allocation.Id], GrantsClock.StartOf(a.Days.From), GrantsClock.StartOf(a.Days.To), now);
            return new BillUse(billed, Available(allocation.Cards, allocation.From, allocation.To, allocation.ReadyAt, a.Days), used, true);
        });
    }

    /// <summary>A card-month is 730 card-hours, however many days its month has (DOMAIN rule 2).</summary>
    public static TresMinutes Billed(CardMonthsInForce inForce) => new(MinutesPerCardMonth * inForce.Over / inForce.Under);

    /// <summary>Cards × hours of the days on which the account stood open.</summary>
    public static TresMinutes Available(Cards cards, DateOnly from, DateOnly to, DateTime? readyAt, DateRange days)
    {
        if (readyAt is not { } ready) return TresMinutes.Zero;
        var open = GrantsClock.StartOf(from > days.From ? from : days.From);
        var end = GrantsClock.StartOf(to < days.To ? to : days.To);
        if (ready > open) open = ready;
        return end > open ? new((long)(end - open).TotalMinutes * cards.Count) : TresMinutes.Zero;
    }
}
