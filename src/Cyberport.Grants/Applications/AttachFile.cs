using System.Globalization;
using System.Text.Json.Serialization;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>
/// Puts a file into a slot of the form. Its bytes are taken in and read before the transaction (<see cref="TakeFile"/>): no writer
/// waits for an upload or a parser, and nothing depends on what the page said about the file.
/// </summary>
/// <param name="Content">Read once, to its end.</param>
[Allow(Permission.EditApplications)]
public sealed record AttachFile(GrantApplicationId Id, string Question, string FileName, [property: JsonIgnore] Stream Content) : IOperation<AttachmentId>
{
    /// <summary>What became of the content; no page can set it.</summary>
    internal TakenFile? Taken { get; init; }
}

/// <summary>An upload as it lies in the store, and what reading it gave.</summary>
internal sealed record TakenFile(StoredFile Stored, PdfFault Fault, int Pages);

/// <summary>Takes an upload in and reads it. Only for somebody who writes in the application: nobody else fills the store.</summary>
internal sealed class TakeFile(GrantsDbContext db, CurrentActor actor, IAttachmentStore store) : IPreparation<AttachFile>
{
    public async Task<AttachFile> PrepareAsync(AttachFile operation, CancellationToken cancel)
    {
        if (!await db.Set<GrantApplication>().EditableBy(actor.Value).AnyAsync(a => a.Id == operation.Id, cancel)) throw new NotFoundException();
        var stored = await StoreAsync(operation.Content, cancel);
        await using var file = store.Open(stored.Digest);
        var (fault, pages) = PdfCheck.Read(file);
        return operation with { Taken = new(stored, fault, pages) };
    }

    private async Task<StoredFile> StoreAsync(Stream content, CancellationToken cancel)
    {
        try
        {
            return await store.SaveAsync(content, Attachment.MaxBytes, cancel);
        }
        catch (FileTooLargeException)
        {
            throw FileRefusals.TooLarge();
        }
    }
}

internal sealed class AttachFileHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, PublishedForms forms)
    : IOperationHandler<AttachFile, AttachmentId>
{
    public async Task<AttachmentId> HandleAsync(AttachFile operation, CancellationToken cancel)
    {
        var application = await db.Set<GrantApplication>().EditableBy(actor.Value).SingleOrDefaultAsync(a => a.Id == operation.Id, cancel)
            ?? throw new NotFoundException();
        application.RequireEditable();
        var form = await forms.GetAsync(db, application.FormCode, application.FormVersion, cancel);
        var rule = form.Find(operation.Question)?.File ?? throw new NotFoundException();
        var file = operation.Taken ?? throw new InvalidOperationException("The file was not taken in.");
        if (FileRefusals.Of(file.Fault) is { } refusal) throw refusal;
        if (file.Pages > rule.MaxPages) throw FileRefusals.TooManyPages(file.Pages, rule.MaxPages.Value);

        var attachment = await db.Set<Attachment>().SingleOrDefaultAsync(f => f.ApplicationId == operation.Id && f.QuestionCode == operation.Question, cancel);
        if (attachment is null) db.Add(attachment = Attachment.Into(operation.Id, operation.Question));
        attachment.Fill(FileNames.Clean(operation.FileName), file.Stored, file.Pages, actor.Value.RequirePerson(), clock.UtcNow);
        return attachment.Id;
    }
}

/// <summary>Why a file is not taken, and what to do.</summary>
internal static class FileRefusals
{
    public static RuleViolation TooLarge() => new("applications.file-too-large", Format(ApplicationsWords.FileTooLarge, Attachment.MaxBytes / (1024 * 1024)));

    public static RuleViolation TooManyPages(int pages, int most) => new("applications.too-many-pages", Format(ApplicationsWords.TooManyPages, pages, most));

    public static RuleViolation? Of(PdfFault fault) => fault switch
    {
        PdfFault.None => null,
        PdfFault.NotPdf => new("applications.file-not-pdf", ApplicationsWords.FileNotPdf),
        PdfFault.Unreadable => new("applications.file-unreadable", ApplicationsWords.FileUnreadable),
        PdfFault.Locked => new("applications.file-locked", ApplicationsWords.FileLocked),
    };

    private static string Format(string words, params object[] values) => string.Format(CultureInfo.CurrentCulture, words, values);
}
