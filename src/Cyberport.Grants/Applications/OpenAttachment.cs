using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>
/// The file behind a download link. The applicant's own people and those who screen, assess, review and decide may have it;
/// staff only once the application is handed in.
/// </summary>
[Allow(Permission.ViewOwnCases, Permission.ScreenApplications, Permission.AssessTechnically, Permission.ViewCommittee)]
public sealed record OpenAttachment(AttachmentId Id) : IQuery<AttachmentFile>;

/// <param name="Content">The reader's to close.</param>
public sealed record AttachmentFile(string FileName, Stream Content);

internal sealed class OpenAttachmentHandler(GrantsDbContext db, CurrentActor actor, PapersGate papers, IAttachmentStore store) : IQueryHandler<OpenAttachment, AttachmentFile>
{
    public async Task<AttachmentFile> HandleAsync(OpenAttachment query, CancellationToken cancel)
    {
        var file = await db.Set<GrantApplication>().ReadableBy(actor.Value)
            .Join(db.Set<Attachment>(), a => a.Id, f => f.ApplicationId, (a, f) => new { a.OrganisationId, File = f })
            .Where(x => x.File.Id == query.Id).Select(x => new { x.OrganisationId, x.File.ApplicationId, x.File.FileName, x.File.Digest })
            .SingleOrDefaultAsync(cancel) ?? throw new NotFoundException();
        await papers.RequireOpenAsync(file.ApplicationId, file.OrganisationId, cancel);
        return new(file.FileName, store.Open(file.Digest));
    }
}
