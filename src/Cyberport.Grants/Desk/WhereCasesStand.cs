using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Desk;

/// <summary>How far the projects of these cases are, for a list of one's own: the step at which each stands.</summary>
[Allow(Permission.ViewOwnCases)]
public sealed record WhereCasesStand(IReadOnlyList<GrantApplicationId> Cases) : IQuery<IReadOnlyList<CaseStand>>;

public sealed record CaseStand(GrantApplicationId Case, string? Reference, TimelineStep Step);

internal sealed class WhereCasesStandHandler(GrantsDbContext db, CurrentActor actor, Timelines timelines) : IQueryHandler<WhereCasesStand, IReadOnlyList<CaseStand>>
{
    public async Task<IReadOnlyList<CaseStand>> HandleAsync(WhereCasesStand query, CancellationToken cancel)
    {
        var roads = await timelines.OfAsync(db.Set<GrantApplication>().VisibleTo(actor.Value).Where(a => query.Cases.Contains(a.Id)), cancel);
        return [.. roads.SelectMany(application => application.Select(p => new CaseStand(application.Key, p.Reference, HereOn(p.Steps))))];
    }

    private static TimelineStep HereOn(IReadOnlyList<TimelineStep> road) =>
        road.LastOrDefault(s => s.State is TimelineState.Current or TimelineState.Stopped) ?? road.Last(s => s.State == TimelineState.Done);
}
