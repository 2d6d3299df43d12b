using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>One more project in the same application.</summary>
[Allow(Permission.EditApplications)]
public sealed record AddProject(GrantApplicationId Id, long Version) : IOperation<ProjectId>;

internal sealed class AddProjectHandler(GrantsDbContext db, CurrentActor actor) : IOperationHandler<AddProject, ProjectId>
{
    public async Task<ProjectId> HandleAsync(AddProject operation, CancellationToken cancel)
    {
        var application = await db.Set<GrantApplication>().EditableBy(actor.Value).Include(a => a.Projects).SingleOrDefaultAsync(a => a.Id == operation.Id, cancel)
            ?? throw new NotFoundException();
        application.RequireVersion(operation.Version);
        var project = application.AddProject();
        db.Add(project);
        return project.Id;
    }
}

/// <summary>Takes a project out of the draft, with all its answers.</summary>
[Allow(Permission.EditApplications)]
public sealed record RemoveProject(GrantApplicationId Id, ProjectId Project, long Version) : IOperation<Nothing>;

internal sealed class RemoveProjectHandler(GrantsDbContext db, CurrentActor actor) : IOperationHandler<RemoveProject, Nothing>
{
    public async Task<Nothing> HandleAsync(RemoveProject operation, CancellationToken cancel)
    {
        var application = await db.Set<GrantApplication>().EditableBy(actor.Value).Include(a => a.Projects).SingleOrDefaultAsync(a => a.Id == operation.Id, cancel)
            ?? throw new NotFoundException();
        application.RequireVersion(operation.Version);
        var project = application.Projects.SingleOrDefault(p => p.Id == operation.Project) ?? throw new NotFoundException();
        application.RemoveProject(project);
        db.Remove(project);
        db.RemoveRange(await db.Set<Answer>().Where(a => a.ApplicationId == operation.Id && a.ProjectId == operation.Project).ToListAsync(cancel));
        return Nothing.AtAll;
    }
}
