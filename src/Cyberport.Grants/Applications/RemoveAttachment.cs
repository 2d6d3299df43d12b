using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>Empties a slot of a draft.</summary>
[Allow(Permission.EditApplications)]
public sealed record RemoveAttachment(GrantApplicationId Id, AttachmentId Attachment) : IOperation<Nothing>;

internal sealed class RemoveAttachmentHandler(GrantsDbContext db, CurrentActor actor) : IOperationHandler<RemoveAttachment, Nothing>
{
    public async Task<Nothing> HandleAsync(RemoveAttachment operation, CancellationToken cancel)
    {
        var application = await db.Set<GrantApplication>().EditableBy(actor.Value).SingleOrDefaultAsync(a => a.Id == operation.Id, cancel)
            ?? throw new NotFoundException();
        application.RequireEditable();
        var attachment = await db.Set<Attachment>().SingleOrDefaultAsync(f => f.Id == operation.Attachment && f.ApplicationId == operation.Id, cancel)
            ?? throw new NotFoundException();
        db.Remove(attachment);
        return Nothing.AtAll;
    }
}
