using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>The published forms, for the choice of a call's.</summary>
[Allow(Permission.Administer, Permission.ReadAudit)]
public sealed record ListForms : IQuery<IReadOnlyList<FormRow>>;

/// <param name="Calls">Calls that ask by this version.</param>
public sealed record FormRow(string Code, int Version, TrilingualText Name, int Questions, int Calls);

internal sealed class ListFormsHandler(GrantsDbContext db) : IQueryHandler<ListForms, IReadOnlyList<FormRow>>
{
    public async Task<IReadOnlyList<FormRow>> HandleAsync(ListForms query, CancellationToken cancel)
    {
        var forms = await db.Set<FormVersion>().AsNoTracking()
            .Select(f => new { f.Code, f.Version, f.Json, Calls = db.Set<Call>().Count(c => c.FormCode == f.Code && c.FormVersion == f.Version) }).ToListAsync(cancel);
        return [.. forms.OrderBy(f => f.Code, StringComparer.Ordinal).ThenByDescending(f => f.Version).Select(f => FormDefinition.Parse(f.Json) is var form
            ? new FormRow(f.Code, f.Version, form.Name, form.Questions.Count(), f.Calls) : null!)];
    }
}
