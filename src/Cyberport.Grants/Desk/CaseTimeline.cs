using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Desk;

/// <summary>How far a step of the road is.</summary>
public enum TimelineState
{
    Done,
    Current,
    Next,

    /// <summary>The road ended here.</summary>
    Stopped,
}

/// <summary>One step, in the applicant's words.</summary>
/// <param name="At">When it was done.</param>
/// <param name="Holder">Who has it now.</param>
/// <param name="Words">What happens, or how it ended.</param>
public sealed record TimelineStep(string Title, TimelineState State, DateTime? At = null, string? Holder = null, string? Words = null, string? Href = null);

/// <summary>The road of one project of a case.</summary>
public sealed record ProjectTimeline(ProjectId Project, string? Reference, string Title, IReadOnlyList<TimelineStep> Steps);

/// <summary>Where a case stands, project by project: the same words for its applicants and for staff.</summary>
[Allow(Permission.ViewOwnCases, Permission.ScreenApplications, Permission.ViewCommittee, Permission.AssessTechnically, Permission.OperateCentre, Permission.ReadAudit)]
public sealed record CaseTimeline(GrantApplicationId Id) : IQuery<IReadOnlyList<ProjectTimeline>>;

internal sealed class CaseTimelineHandler(GrantsDbContext db, CurrentActor actor, Timelines timelines) : IQueryHandler<CaseTimeline, IReadOnlyList<ProjectTimeline>>
{
    public async Task<IReadOnlyList<ProjectTimeline>> HandleAsync(CaseTimeline query, CancellationToken cancel)
    {
        var seesAll = actor.Value.May(Permission.OperateCentre) || actor.Value.May(Permission.ReadAudit);
        var visible = seesAll ? db.Set<GrantApplication>().Where(a => a.SubmittedAt != null).WithoutConflictOf(actor.Value) : db.Set<GrantApplication>().ReadableBy(actor.Value);
        return [.. (await timelines.OfAsync(visible.Where(a => a.Id == query.Id), cancel)).SingleOrDefault() ?? throw new NotFoundException()];
    }
}
