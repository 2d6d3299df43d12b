using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Capacity;

/// <summary>What a step or maintenance would do, before it is entered: cards on its first day, and whether what is held still fits.</summary>
/// <param name="Power">The power from that day on; null where cards go out for maintenance.</param>
/// <param name="Out">Cards out of service from <paramref name="From"/> to <paramref name="To"/>.</param>
[Allow(Permission.OperateCentre, Permission.Administer)]
public sealed record PreviewCapacity(CapacityPoolId Pool, DateOnly From, Petaflops? Power, DateOnly? To = null, Cards? Out = null) : IQuery<CapacityEffect>;

/// <param name="Shortage">The first day on which more cards would be held than in service, and how many are missing on the worst one.</param>
public sealed record CapacityEffect(int Before, int After, int Held, CapacityGap? Shortage);

public sealed record CapacityGap(DateOnly FirstDay, int Missing);

internal sealed class PreviewCapacityHandler(Holds holds) : IQueryHandler<PreviewCapacity, CapacityEffect>
{
    public async Task<CapacityEffect> HandleAsync(PreviewCapacity query, CancellationToken cancel)
    {
        var pool = await holds.PoolAsync(query.Pool, cancel);
        var before = pool.Calendar(await holds.ActiveAsync(pool.Id, new(query.From, query.From.AddDays(1)), cancel)).On(query.From);
        // A query saves nothing: the change lives in this scope alone.
        if (query.Power is { } power) pool.SetStep(query.From, power, 989);
        else if (query is { To: { } to, Out: { } cards }) pool.Schedule(new(query.From, to.AddDays(1)), cards, "");
        var after = pool.Calendar(await holds.ActiveAsync(pool.Id, new(query.From, query.From.AddDays(1)), cancel)).On(query.From);
        return new(before.InForce, after.InForce, after.Held, await holds.ShortageAsync(pool, cancel) is { } gap ? new(gap.FirstDay, gap.Missing) : null);
    }
}
