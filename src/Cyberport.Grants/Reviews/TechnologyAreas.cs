using Cyberport.Grants.Data;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Reviews;

/// <summary>The areas from which applicants choose, as the latest form lists them.</summary>
internal sealed class TechnologyAreas(GrantsDbContext db, PublishedForms forms)
{
    private const string List = "technologyAreas";

    public async Task<IReadOnlyList<Choice>> AllAsync(CancellationToken cancel)
    {
        var latest = await db.Set<Call>().AsNoTracking().OrderByDescending(c => c.OpensAt).Select(c => new { c.FormCode, c.FormVersion }).FirstOrDefaultAsync(cancel);
        if (latest is null) return [];
        return (await forms.GetAsync(db, latest.FormCode, latest.FormVersion, cancel)).Lists.GetValueOrDefault(List) ?? [];
    }
}
