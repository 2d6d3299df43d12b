using Cyberport.Grants.Data;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

internal static class Incidents
{
    /// <summary>
    /// A new incident for each edit that does not stand there already; the allocation tells of it once. An explained one that every
    /// check since has seen is still the same: a stranger whom nobody takes off the account is not news every minute.
    /// </summary>
    public static async Task KeepIncidentsAsync(
        this GrantsDbContext db, AllocationCheck check, IReadOnlyList<Incident> incidents, DateTime now, CancellationToken cancel)
    {
        if (incidents.Count == 0) return;
        var standing = await db.Set<CentreIncident>()
            .Where(i => i.AllocationId == check.Id && (i.ClosedAt == null || i.LastSeenAt >= check.CheckedAt)).ToListAsync(cancel);
        var fresh = false;
        foreach (var incident in incidents)
        {
            if (standing.Find(i => i.IsSame(incident)) is { } known)
            {
                known.SeeAgain(now);
                continue;
            }
            db.Add(new CentreIncident(check.Id, incident, check.TrueAt, now));
            fresh = true;
        }
        if (fresh) (await db.Set<Allocation>().SingleAsync(a => a.Id == check.Id, cancel)).ReportHandEdit();
    }
}
