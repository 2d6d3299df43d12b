using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>Every call of the programme, drafts and closed ones too.</summary>
[Allow(Permission.Administer, Permission.ReadAudit)]
public sealed record ListAllCalls : IQuery<IReadOnlyList<CallLine>>;

/// <param name="State">Null for a draft.</param>
public sealed record CallLine(CallId Id, TrilingualText Name, CallTier Tier, CallState? State, DateTime OpensAt, DateTime? ClosesAt);

internal sealed class ListAllCallsHandler(GrantsDbContext db, GrantsClock clock) : IQueryHandler<ListAllCalls, IReadOnlyList<CallLine>>
{
    public async Task<IReadOnlyList<CallLine>> HandleAsync(ListAllCalls query, CancellationToken cancel) =>
        [.. (await db.Set<Call>().AsNoTracking().OrderByDescending(c => c.OpensAt).ToListAsync(cancel))
            .Select(c => new CallLine(c.Id, c.Name, c.Tier, c.IsDraft ? null : c.StateAt(clock.UtcNow), c.OpensAt, c.ClosesAt))];
}
