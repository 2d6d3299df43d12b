using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>The task list of an application: its pages and how far each is.</summary>
[Allow(Permission.ViewOwnCases)]
public sealed record ViewTasks(GrantApplicationId Id) : IQuery<TasksView>;

/// <param name="CanEdit">The reader writes in this draft.</param>
/// <param name="CanEndorse">The reader may sign for the organisation.</param>
public sealed record TasksView(
    GrantApplicationId Id, long Version, ApplicationStatus Status, string? Reference, BilingualText Organisation, TrilingualText Call,
    DateTime? ClosesAt, bool IsOpen, string Lead, IReadOnlyList<TaskSection> Sections, bool CanEdit, bool CanEndorse)
{
    public int Total => Sections.Sum(s => s.Topics.Count);
    public int Done => Sections.Sum(s => s.Topics.Count(t => t.State == TopicState.Complete));
    public bool IsComplete => Total == Done;
    public bool IsEditable => ApplicationLifecycle.IsEditable(Status);
}

/// <summary>A section of the application, or of one project of it.</summary>
/// <param name="Number">The project's number; null for the application's own sections.</param>
public sealed record TaskSection(string Code, TrilingualText Title, ProjectId? Project, int? Number, BilingualText? ProjectTitle, IReadOnlyList<TaskTopic> Topics);

public sealed record TaskTopic(string Code, TrilingualText Title, TopicState State);

internal sealed class ViewTasksHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, PublishedForms forms) : IQueryHandler<ViewTasks, TasksView>
{
    public async Task<TasksView> HandleAsync(ViewTasks query, CancellationToken cancel)
    {
        var me = actor.Value;
        var draft = await db.ReadDraftAsync(db.Set<GrantApplication>().AsNoTracking().VisibleTo(me), query.Id, forms, cancel);
        var application = draft.Application;
        var call = await db.Set<Call>().AsNoTracking().SingleAsync(c => c.Id == application.CallId, cancel);
        var lead = await db.Set<Person>().Where(p => p.Id == application.LeadId).Select(p => p.Name).SingleOrDefaultAsync(cancel);
        var roles = me.Memberships[application.OrganisationId];
        var sections = Completeness.Of(draft).GroupBy(t => (t.Section, t.Project)).Select(group => new TaskSection(
            group.Key.Section.Code, group.Key.Section.Title, group.Key.Project, group.First().ProjectNumber,
            draft.Projects.SingleOrDefault(p => p.Id == group.Key.Project)?.Title,
            [.. group.Select(t => new TaskTopic(t.Topic.Code, t.Topic.Title, t.State))]));
        return new(
            application.Id, application.Version, application.Status, application.Reference?.Value, draft.Organisation.Name, call.Name,
            call.ClosesFor(application.OrganisationId), call.StateFor(application.OrganisationId, clock.UtcNow) == CallState.Open, lead ?? "", [.. sections],
            (roles & OrganisationRolesRules.Writing) != 0, roles.HasFlag(OrganisationRoles.Endorser));
    }
}
