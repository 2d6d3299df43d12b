using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Capacity;

/// <summary>No day has more cards held than in service, unless a later step made it so and an exception says it.</summary>
internal sealed class NoDayOverbooked(GrantsDbContext db, Holds holds) : IInvariant
{
    public string Name => "No day is overbooked, unless an open exception says so";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var breaches = new List<string>();
        foreach (var id in await db.Set<CapacityPool>().Select(p => p.Id).ToListAsync(cancel))
        {
            var pool = await holds.PoolAsync(id, cancel);
            var shortage = await holds.ShortageAsync(pool, cancel);
            var open = await db.Set<CapacityException>().AsNoTracking().Where(e => e.PoolId == id && e.ClosedAt == null).ToListAsync(cancel);
            if (shortage is { } s && !open.Any(e => e.FirstDay <= s.FirstDay && e.Missing >= s.Missing))
                breaches.Add($"pool {pool.Code}: {s.Missing} cards overbooked from {s.FirstDay:O} on, and no exception is open");
        }
        return breaches;
    }
}

/// <summary>A released hold says when; one that is not never does.</summary>
internal sealed class ReleasedHoldsSayWhen(GrantsDbContext db) : IInvariant
{
    public string Name => "Every released hold is dated, and by its deadline where it lapsed";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel) =>
        await db.Set<Hold>()
            .Where(h => (h.State == HoldState.Released) != (h.ReleasedAt != null) || (h.Until != null && h.ReleasedAt > h.Until))
            .Select(h => $"hold {h.Id.Value} of {h.SubjectReference}").ToListAsync(cancel);
}
