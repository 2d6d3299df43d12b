using System.Globalization;
using System.Text;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications.Packs;

/// <summary>
/// All of one handed-in case to keep or to work on elsewhere: the snapshot that was signed, the same to read, the receipt and the files.
/// For whoever may read the case; a draft has no pack.
/// </summary>
[Allow(Permission.ViewOwnCases, Permission.ScreenApplications, Permission.AssessTechnically, Permission.ViewCommittee)]
public sealed record OpenPack(GrantApplicationId Id) : IQuery<Pack>;

internal sealed class OpenPackHandler(GrantsDbContext db, CurrentActor actor, PublishedForms forms, PapersGate papers, IAttachmentStore store) : IQueryHandler<OpenPack, Pack>
{
    public async Task<Pack> HandleAsync(OpenPack query, CancellationToken cancel)
    {
        var application = await db.Set<GrantApplication>().AsNoTracking().ReadableBy(actor.Value).Include(a => a.Projects)
            .SingleOrDefaultAsync(a => a.Id == query.Id && a.SubmittedAt != null, cancel) ?? throw new NotFoundException();
        await papers.RequireOpenAsync(application.Id, application.OrganisationId, cancel);
        var submission = await db.Set<Submission>().AsNoTracking().SingleAsync(s => s.ApplicationId == query.Id, cancel);
        var organisation = await db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == application.OrganisationId, cancel);
        var call = await db.Set<Call>().AsNoTracking().Where(c => c.Id == application.CallId).Select(c => c.Name).SingleAsync(cancel);
        var form = await forms.GetAsync(db, application.FormCode, application.FormVersion, cancel);

        var answers = SubmittedAnswers.Read(submission.Json);
        var files = answers.Files.Select((file, i) => (File: file, Path: PathOf(file, i + 1))).ToList();
        var page = new AnswersToRead(application, organisation, call.ToString(), form, answers, files.ToLookup(f => f.File.Slot, f => f.Path));
        var receipt = ReceiptOf(application, organisation, call, submission);
        return new(application.Reference!.Value.Value, submission.At,
        [
            new("submission.json", (to, stop) => to.WriteAsync(Encoding.UTF8.GetBytes(submission.Json), stop).AsTask(), submission.Digest.Hex),
            new("receipt.txt", (to, stop) => to.WriteAsync(Encoding.UTF8.GetBytes(receipt), stop).AsTask()),
            new("answers.html", page.WriteAsync),
            .. files.Select(f => new PackedFile(f.Path, (to, stop) => CopyAsync(new(f.File.Sha256), to, stop), f.File.Sha256)),
        ]);
    }

    /// <summary>The number keeps two files of one name apart, and a name that some system reserves from being one.</summary>
    private static string PathOf(SubmittedFile file, int number) => string.Create(CultureInfo.InvariantCulture, $"files/{number:00}-{FileNames.Clean(file.Name)}");

    private async Task CopyAsync(Digest digest, Stream to, CancellationToken cancel)
    {
        await using var content = store.Open(digest);
        await content.CopyToAsync(to, cancel);
    }

    private static string ReceiptOf(GrantApplication application, Organisation organisation, TrilingualText call, Submission submission)
    {
        var lines = new StringBuilder();
        void Line(string term, string value) => lines.AppendFormat(CultureInfo.CurrentCulture, ApplicationsWords.Pack_Fact, term, value).Append('\n');
        Line(ApplicationsWords.Pack_Reference, application.Reference!.Value.Value);
        Line(ApplicationsWords.Pack_Organisation, string.Join(" · ", new[] { organisation.Name.English, organisation.Name.Chinese }.Where(n => n.Length > 0)));
        Line(ApplicationsWords.Pack_Call, call.ToString());
        Line(ApplicationsWords.Pack_At, HouseDates.Instant(submission.At));
        Line(ApplicationsWords.Pack_SignedBy, $"{submission.Signature}, {submission.SignatoryPost}");
        Line(ApplicationsWords.Pack_Digest, submission.Digest.Hex);
        foreach (var project in application.Projects.OrderBy(p => p.Number))
            Line(project.Reference!.Value.Value, string.Format(
                CultureInfo.CurrentCulture, ApplicationsWords.Pack_Project, project.Title, project.Request.Cards?.Count, project.Request.Months,
                project.Request.Start is { } start ? HouseDates.Day(start) : ""));
        return lines.Append('\n').Append(ApplicationsWords.Pack_HowToCheck).Append('\n').ToString();
    }
}
