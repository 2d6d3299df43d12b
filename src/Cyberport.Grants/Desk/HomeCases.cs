using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Desk;

/// <summary>One project of one's own, with its road.</summary>
public sealed record HomeCase(GrantApplicationId Application, string? Reference, string Title, IReadOnlyList<TimelineStep> Road);

/// <summary>The newest cases of a person's organisations.</summary>
internal sealed class HomeCases(GrantsDbContext db, Timelines timelines)
{
    private const int Most = 6;

    public async Task<IReadOnlyList<HomeCase>> OfAsync(Actor me, CancellationToken cancel)
    {
        if (me.Memberships.Count == 0) return [];
        var newest = db.Set<GrantApplication>().VisibleTo(me).OrderByDescending(a => a.SubmittedAt ?? a.StartedAt).Take(Most);
        var roads = await timelines.OfAsync(newest, cancel);
        return [.. roads.SelectMany(application => application.Select(p => new HomeCase(application.Key, p.Reference, p.Title, p.Steps)))];
    }
}
