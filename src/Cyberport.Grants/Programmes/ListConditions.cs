using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>The conditions library, those in use first.</summary>
[Allow(Permission.Administer, Permission.ReadAudit)]
public sealed record ListConditions : IQuery<IReadOnlyList<ConditionRow>>;

public sealed record ConditionRow(string Code, TrilingualText Text, DateTime? RetiredAt);

internal sealed class ListConditionsHandler(GrantsDbContext db) : IQueryHandler<ListConditions, IReadOnlyList<ConditionRow>>
{
    public async Task<IReadOnlyList<ConditionRow>> HandleAsync(ListConditions query, CancellationToken cancel) =>
        [.. (await db.Set<Condition>().AsNoTracking().ToListAsync(cancel)).OrderBy(c => c.RetiredAt is not null).ThenBy(c => c.Code, StringComparer.Ordinal)
            .Select(c => new ConditionRow(c.Code, c.Text, c.RetiredAt))];
}
