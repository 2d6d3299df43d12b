using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>Everybody may see which calls are open or about to open.</summary>
[AllowAnyone]
public sealed record ListCalls : IQuery<IReadOnlyList<CallRow>>;

public sealed record CallRow(
    CallId Id, string ProgrammeCode, TrilingualText ProgrammeName, TrilingualText Name, TrilingualText Summary, CallTier Tier,
    CallState State, DateTime OpensAt, DateTime? ClosesAt, Share StandardRate);

internal sealed class ListCallsHandler(GrantsDbContext db, GrantsClock clock) : IQueryHandler<ListCalls, IReadOnlyList<CallRow>>
{
    public async Task<IReadOnlyList<CallRow>> HandleAsync(ListCalls query, CancellationToken cancel)
    {
        var now = clock.UtcNow;
        var calls = await db.Set<Call>().AsNoTracking().Where(c => !c.IsDraft && (c.ClosesAt == null || c.ClosesAt > now))
            .Join(db.Set<Programme>(), c => c.ProgrammeId, p => p.Id, (c, p) => new { Call = c, p.Code, p.Name, p.StandardRateCap })
            .OrderBy(x => x.Call.OpensAt).ToListAsync(cancel);
        return [.. calls.Select(x => new CallRow(
            x.Call.Id, x.Code, x.Name, x.Call.Name, x.Call.Summary, x.Call.Tier, x.Call.StateAt(now), x.Call.OpensAt, x.Call.ClosesAt, x.StandardRateCap))];
    }
}
