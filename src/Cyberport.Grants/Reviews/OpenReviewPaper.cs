using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Reviews;

/// <summary>The application as its reviewer reads it: what is said of all of it and of the project under review.</summary>
[Allow(Permission.ReviewProjects)]
public sealed record ViewReviewPapers(ReviewAssignmentId Assignment) : IQuery<AnswersView>;

internal sealed class ViewReviewPapersHandler(GrantsDbContext db, CurrentActor actor, PapersGate papers, PublishedForms forms, GrantsClock clock) : IQueryHandler<ViewReviewPapers, AnswersView>
{
    public async Task<AnswersView> HandleAsync(ViewReviewPapers query, CancellationToken cancel)
    {
        var mine = await db.HeldBy(actor.Value).AsNoTracking()
            .Join(db.Set<GrantApplication>(), a => a.ApplicationId, g => g.Id, (a, g) => new { a.Id, a.ProjectId, a.ApplicationId, g.OrganisationId })
            .SingleOrDefaultAsync(a => a.Id == query.Assignment, cancel) ?? throw new NotFoundException();
        await papers.RequireOpenAsync(mine.ApplicationId, mine.OrganisationId, cancel);
        var draft = await db.ReadDraftAsync(db.Set<GrantApplication>().AsNoTracking(), mine.ApplicationId, forms, cancel);
        var view = await ViewAnswersHandler.ReadAsync(db, draft, actor.Value, clock, terms: null, cancel);
        return view with { Sections = [.. view.Sections.Where(s => s.Project is null || s.Project == mine.ProjectId)], Estimates = [], Problems = [] };
    }
}

/// <summary>A file of the application under review.</summary>
[Allow(Permission.ReviewProjects)]
public sealed record OpenReviewPaper(ReviewAssignmentId Assignment, AttachmentId File) : IQuery<AttachmentFile>;

internal sealed class OpenReviewPaperHandler(GrantsDbContext db, CurrentActor actor, PapersGate papers, IAttachmentStore store) : IQueryHandler<OpenReviewPaper, AttachmentFile>
{
    public async Task<AttachmentFile> HandleAsync(OpenReviewPaper query, CancellationToken cancel)
    {
        var found = await (
            from a in db.HeldBy(actor.Value).AsNoTracking()
            join g in db.Set<GrantApplication>() on a.ApplicationId equals g.Id
            join f in db.Set<Attachment>() on a.ApplicationId equals f.ApplicationId
            where a.Id == query.Assignment && f.Id == query.File
            select new { g.Id, g.OrganisationId, f.FileName, f.Digest }).SingleOrDefaultAsync(cancel) ?? throw new NotFoundException();
        await papers.RequireOpenAsync(found.Id, found.OrganisationId, cancel);
        return new(found.FileName, store.Open(found.Digest));
    }
}
