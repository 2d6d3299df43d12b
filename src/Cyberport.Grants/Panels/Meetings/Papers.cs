using Cyberport.Grants.Applications;
using Cyberport.Grants.Screening;

namespace Cyberport.Grants.Panels.Meetings;

/// <summary>What assessors and reviewers have handed in about some projects.</summary>
/// <param name="Recommended">By project, once it is assessed; none where it does not fit.</param>
/// <param name="Standings">By project that has reviews, among all projects asked for.</param>
internal sealed record Papers(IReadOnlyDictionary<ProjectId, RecommendedFigures?> Recommended, IReadOnlyDictionary<ProjectId, Standing> Standings)
{
    public Readiness ReadinessOf(ProjectId project) =>
        new(Recommended.ContainsKey(project), Standings.GetValueOrDefault(project)?.Reviews ?? 0);
}
