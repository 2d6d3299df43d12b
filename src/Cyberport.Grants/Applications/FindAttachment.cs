using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>
/// Which bytes a download link stands for. The applicant's own people and those who screen, assess, review and decide may have it;
/// staff only once the application is handed in.
/// </summary>
[Allow(Permission.ViewOwnCases, Permission.ScreenApplications, Permission.AssessTechnically, Permission.ViewCommittee)]
public sealed record FindAttachment(AttachmentId Id) : IQuery<AttachmentFile>;

public sealed record AttachmentFile(string FileName, Digest Digest, long Bytes);

internal sealed class FindAttachmentHandler(GrantsDbContext db, CurrentActor actor) : IQueryHandler<FindAttachment, AttachmentFile>
{
    public async Task<AttachmentFile> HandleAsync(FindAttachment query, CancellationToken cancel) =>
        await db.Set<GrantApplication>().ReadableBy(actor.Value)
            .Join(db.Set<Attachment>(), a => a.Id, f => f.ApplicationId, (a, f) => f).Where(f => f.Id == query.Id)
            .Select(f => new AttachmentFile(f.FileName, f.Digest, f.Bytes)).SingleOrDefaultAsync(cancel)
        ?? throw new NotFoundException();
}
