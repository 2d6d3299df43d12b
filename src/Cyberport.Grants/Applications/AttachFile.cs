using System.Globalization;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>
/// Puts a file that the store has already taken in into a slot of the form. The bytes travel before: no transaction waits for an
/// upload. Here they are read again and judged, so that nothing depends on what the page said about them.
/// </summary>
[Allow(Permission.EditApplications)]
public sealed record AttachFile(GrantApplicationId Id, string Question, string FileName, Digest File, long Bytes) : IOperation<AttachmentId>;

internal sealed class AttachFileHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, PublishedForms forms, IAttachmentStore store)
    : IOperationHandler<AttachFile, AttachmentId>
{
    public async Task<AttachmentId> HandleAsync(AttachFile operation, CancellationToken cancel)
    {
        var application = await db.Set<GrantApplication>().EditableBy(actor.Value).SingleOrDefaultAsync(a => a.Id == operation.Id, cancel)
            ?? throw new NotFoundException();
        application.RequireEditable();
        var form = await forms.GetAsync(db, application.FormCode, application.FormVersion, cancel);
        var rule = form.Find(operation.Question)?.File ?? throw new NotFoundException();
        var pages = Read(operation, rule);

        var attachment = await db.Set<Attachment>().SingleOrDefaultAsync(f => f.ApplicationId == operation.Id && f.QuestionCode == operation.Question, cancel);
        if (attachment is null) db.Add(attachment = Attachment.Into(operation.Id, operation.Question));
        attachment.Fill(FileNames.Clean(operation.FileName), new(operation.File, operation.Bytes), pages, actor.Value.RequirePerson(), clock.UtcNow);
        return attachment.Id;
    }

    private int Read(AttachFile operation, FileRule rule)
    {
        using var file = Open(operation.File);
        if (file.Length > Attachment.MaxBytes) throw FileRefusals.TooLarge(file.Length);
        var (fault, pages) = PdfCheck.Read(file);
        if (FileRefusals.Of(fault) is { } refusal) throw refusal;
        if (pages > rule.MaxPages) throw new RuleViolation("applications.too-many-pages", string.Format(
            CultureInfo.CurrentCulture, ApplicationsWords.TooManyPages, pages, rule.MaxPages.Value));
        return pages;
    }

    private Stream Open(Digest digest)
    {
        try
        {
            return store.Open(digest);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotFoundException();
        }
    }
}

/// <summary>Why a file is not taken, and what to do.</summary>
public static class FileRefusals
{
    public static RuleViolation TooLarge(long bytes) => new("applications.file-too-large", string.Format(
        CultureInfo.CurrentCulture, ApplicationsWords.FileTooLarge, Megabytes(bytes), Megabytes(Attachment.MaxBytes)));

    internal static RuleViolation? Of(PdfFault fault) => fault switch
    {
        PdfFault.None => null,
        PdfFault.NotPdf => new("applications.file-not-pdf", ApplicationsWords.FileNotPdf),
        PdfFault.Unreadable => new("applications.file-unreadable", ApplicationsWords.FileUnreadable),
        PdfFault.Locked => new("applications.file-locked", ApplicationsWords.FileLocked),
    };

    /// <summary>Rounded up to tenths, so that a file over the limit never looks as large as the limit.</summary>
    private static string Megabytes(long bytes) => (Math.Ceiling(bytes * 10m / (1024 * 1024)) / 10m).ToString("0.#", CultureInfo.InvariantCulture);
}
