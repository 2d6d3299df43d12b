using Cyberport.Grants.Allocations;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Data;
using Cyberport.Grants.Data.Outbox;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Desk;

/// <summary>An event that its handler failed on too often.</summary>
public sealed record ParkedEvent(Guid Id, string Event, string Handler, DateTime OccurredAt, int Attempts, string Error);

/// <summary>Everything that did not go as planned and waits for a person. (Mails that failed are Notifications' own list.)</summary>
/// <param name="Foreign">Allocations whose name somebody else's account bears on the cluster.</param>
/// <param name="Incidents">Hand edits that nobody has explained.</param>
/// <param name="Shortages">Days with more cards held than in service.</param>
/// <param name="Pending">Deliveries still on their way: many, or old ones, mean that the worker stands still.</param>
public sealed record ExceptionsView(Page<ParkedEvent> Parked, int Pending, DateTime? OldestPending, DateTime Now,
    IReadOnlyList<CentreException> Foreign, IReadOnlyList<CentreException> Incidents, IReadOnlyList<CapacityShortage> Shortages);

/// <summary>Something about one allocation that stands otherwise on the cluster.</summary>
public sealed record CentreException(AllocationId Allocation, string Reference, string What, DateTime? At);

/// <summary>The administrator's list. The operator sees what concerns the cluster on the centre's own page.</summary>
[Allow(Permission.Administer)]
public sealed record ListExceptions(int PageNumber = 1) : IQuery<ExceptionsView>
{
    public const int PageSize = 25;
}

internal sealed class ListExceptionsHandler(GrantsDbContext db, GrantsClock clock) : IQueryHandler<ListExceptions, ExceptionsView>
{
    public async Task<ExceptionsView> HandleAsync(ListExceptions query, CancellationToken cancel)
    {
        var parked = db.Set<OutboxDelivery>().AsNoTracking().Where(d => d.State == DeliveryState.Parked);
        var totals = await db.Set<OutboxDelivery>().Where(d => d.State != DeliveryState.Done)
            .GroupBy(d => d.State).Select(g => new { g.Key, Count = g.Count(), Oldest = g.Min(d => d.OccurredAt) }).ToDictionaryAsync(g => g.Key, cancel);
        var pending = totals.GetValueOrDefault(DeliveryState.Pending);
        var number = Math.Max(1, query.PageNumber);
        var rows = await parked.OrderBy(d => d.OccurredAt).ThenBy(d => d.Id).Skip((number - 1) * ListExceptions.PageSize).Take(ListExceptions.PageSize)
            .Select(d => new ParkedEvent(d.Id, d.Event, d.Handler, d.OccurredAt, d.Attempts, d.Error ?? "")).ToListAsync(cancel);
        return new(
            new([.. rows.Select(r => r with { Event = Short(r.Event), Handler = Short(r.Handler) })], number, ListExceptions.PageSize, totals.GetValueOrDefault(DeliveryState.Parked)?.Count ?? 0),
            pending?.Count ?? 0, pending?.Oldest, clock.UtcNow,
            await ForeignAsync(cancel), await IncidentsAsync(cancel), await ShortagesAsync(cancel));
    }

    private async Task<IReadOnlyList<CentreException>> ForeignAsync(CancellationToken cancel) => await (
        from a in db.Set<Allocation>().AsNoTracking()
        join c in db.Set<AllocationCheck>() on a.Id equals c.Id
        where c.Truth == AllocationTruth.Foreign
        orderby a.ProjectReference
        select new CentreException(a.Id, a.ProjectReference, a.AccountName, c.CheckedAt)).Take(ListExceptions.PageSize).ToListAsync(cancel);

    private async Task<IReadOnlyList<CentreException>> IncidentsAsync(CancellationToken cancel)
    {
        var rows = await (
            from i in db.Set<CentreIncident>().AsNoTracking()
            join a in db.Set<Allocation>() on i.AllocationId equals a.Id
            where i.ClosedAt == null
            orderby i.FirstSeenAt
            select new { a.Id, a.ProjectReference, i.Edit, i.Applied, i.Found, i.FirstSeenAt }).Take(ListExceptions.PageSize).ToListAsync(cancel);
        return [.. rows.Select(r => new CentreException(
            r.Id, r.ProjectReference, $"{Words.Of(r.Edit, AllocationsWords.ResourceManager)}: {r.Applied} → {r.Found}", r.FirstSeenAt))];
    }

    private async Task<IReadOnlyList<CapacityShortage>> ShortagesAsync(CancellationToken cancel) =>
        await db.Set<CapacityException>().AsNoTracking().Where(e => e.ClosedAt == null).OrderBy(e => e.FirstDay).Take(ListExceptions.PageSize)
            .Select(e => new CapacityShortage(e.FirstDay, e.Missing, e.OpenedAt)).ToListAsync(cancel);

    private static string Short(string type) => type[(type.LastIndexOf('.') + 1)..];
}
