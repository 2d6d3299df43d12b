using System.Net.Mime;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Packs;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Reviews;
using Microsoft.Net.Http.Headers;

namespace Cyberport.Grants.Web.Applications;

/// <summary>Hands out attachments and packs: to who may read the application, to be kept and not shown in the portal's own origin, from no cache.</summary>
internal static class AttachmentDoor
{
    public static WebApplication MapAttachments(this WebApplication app)
    {
        app.MapGet("/applications/{id:guid}/files/{attachment:guid}", async (
            Guid attachment, HttpContext context, OperationRunner operations) =>
        {
            return Handed(await operations.AskAsync(new OpenAttachment(new(attachment)), context.RequestAborted), context);
        }).RequireAuthorization();
        app.MapGet("/applications/{id:guid}/pack.zip", async (Guid id, HttpContext context, OperationRunner operations) =>
        {
            var outcome = await operations.AskAsync(new OpenPack(new(id)), context.RequestAborted);
            if (outcome.Value is not { } pack) return Results.NotFound();
            context.Response.Headers[HeaderNames.CacheControl] = "no-store";
            return Results.Stream(to => pack.WriteAsync(to, context.RequestAborted), MediaTypeNames.Application.Zip, pack.Name + ".zip");
        }).RequireAuthorization();
        app.MapGet("/reviews/{id:guid}/files/{attachment:guid}", async (
            Guid id, Guid attachment, HttpContext context, OperationRunner operations) =>
            Handed(await operations.AskAsync(new OpenReviewPaper(new(id), new(attachment)), context.RequestAborted), context)).RequireAuthorization();
        return app;
    }

    private static IResult Handed(Outcome<AttachmentFile> outcome, HttpContext context)
    {
        if (outcome.Value is not { } file) return Results.NotFound();
        context.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return Results.File(file.Content, MediaTypeNames.Application.Pdf, file.FileName);
    }
}
