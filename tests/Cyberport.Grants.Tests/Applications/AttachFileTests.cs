using System.Text;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.TestKit;

namespace Cyberport.Grants.Tests.Applications;

public sealed class AttachFileTests
{
    [Fact]
    public async Task A_pdf_fills_its_slot_and_comes_back_byte_for_byte()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        var pdf = SamplePdf.Write("Proposal", pages: 3);
        var attachment = await host.DoneAsync(scene.Investigator, Pdf(id, "c.proposal", "..\\up/Our\u202Eproposal?.PDF", pdf));

        var file = (await host.AskAsync(scene.Endorser, new OpenAttachment(attachment))).Value!;
        Assert.Equal("Ourproposal_.pdf", file.FileName);
        Assert.Equal(pdf, await BytesOfAsync(file));
        var view = (await host.AskAsync(scene.Investigator, new ViewTopic(id, "C1", null))).Value!;
        Assert.Equal(3, view.Questions.Single(q => q.Question.Code == "c.proposal").File!.Pages);
    }

    [Fact]
    public async Task A_program_renamed_pdf_is_refused()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        var program = Encoding.ASCII.GetBytes("MZ\u0090 This program cannot be run in DOS mode.");
        var refused = await host.RunAsync(scene.Investigator, Pdf(id, "c.proposal", "proposal.pdf", program));
        Assert.Equal("applications.file-not-pdf", refused.Problem?.Code);
    }

    [Fact]
    public async Task Rubbish_that_begins_like_a_pdf_is_refused()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        var refused = await host.RunAsync(scene.Investigator, Pdf(id, "c.proposal", "proposal.pdf", Encoding.ASCII.GetBytes("%PDF-1.7\nnothing of the kind")));
        Assert.Equal("applications.file-unreadable", refused.Problem?.Code);
    }

    [Fact]
    public async Task Eleven_pages_are_one_too_many_for_the_proposal_but_fine_elsewhere()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        var pdf = SamplePdf.Write("Long", pages: 11);
        Assert.Equal("applications.too-many-pages", (await host.RunAsync(scene.Investigator, Pdf(id, "c.proposal", "a.pdf", pdf))).Problem?.Code);
        Assert.True((await host.RunAsync(scene.Investigator, Pdf(id, "c.team", "a.pdf", pdf))).IsDone);
    }

    [Fact]
    public async Task Another_organisation_can_neither_fetch_nor_empty()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        var attachment = await host.DoneAsync(scene.Investigator, Pdf(id, "c.proposal", "a.pdf", SamplePdf.Write("Proposal")));
        Assert.Equal(OutcomeKind.NotFound, (await host.AskAsync(scene.Stranger, new OpenAttachment(attachment))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await host.RunAsync(scene.Stranger, new RemoveAttachment(id, attachment))).Kind);
    }

    [Fact]
    public async Task Officers_fetch_files_only_once_the_application_is_handed_in()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var id = await scene.DraftAsync();
        var attachment = (await host.AskAsync(scene.Investigator, new ViewTopic(id, "C1", null))).Value!.Questions[0].File!.Id;
        var officer = TestActors.Staff(StaffRole.CaseOfficer);
        Assert.Equal(OutcomeKind.NotFound, (await host.AskAsync(officer, new OpenAttachment(attachment))).Kind);
        await scene.DraftingAsync(d => d.SubmitAsync(scene.Endorser, id));
        Assert.NotEmpty(await BytesOfAsync((await host.AskAsync(officer, new OpenAttachment(attachment))).Value!));
    }

    [Fact]
    public async Task Others_save_while_a_file_is_taken_in_and_read()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        var saved = new List<OutcomeKind>();
        // An operation run inside another one's turn throws; this one runs at each end of the upload.
        var upload = new Interrupted(SamplePdf.Write("Proposal"), async () =>
            saved.Add((await host.RunAsync(scene.Member, new SaveAnswers(id, [new(new("a.description", null, AnswerLanguage.English), $"Text {saved.Count}", saved.Count)]))).Kind));

        Assert.True((await host.RunAsync(scene.Investigator, new AttachFile(id, "c.proposal", "a.pdf", upload))).IsDone);

        Assert.True(saved.Count >= 2);
        Assert.All(saved, kind => Assert.Equal(OutcomeKind.Done, kind));
    }

    [Fact]
    public async Task More_than_the_limit_is_refused_and_leaves_nothing_behind()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        var refused = await host.RunAsync(scene.Investigator, Pdf(id, "c.proposal", "a.pdf", new byte[Attachment.MaxBytes + 1]));
        Assert.Equal("applications.file-too-large", refused.Problem?.Code);
        Assert.Empty(FilesOf(host));
    }

    [Fact]
    public async Task What_is_uploaded_into_somebody_elses_application_is_not_even_stored()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        Assert.Equal(OutcomeKind.NotFound, (await host.RunAsync(scene.Stranger, Pdf(id, "c.proposal", "a.pdf", SamplePdf.Write("Proposal")))).Kind);
        Assert.Empty(FilesOf(host));
    }

    private static string[] FilesOf(GrantsHost host) =>
        Directory.Exists(Path.Combine(host.Folder, "files")) ? Directory.GetFiles(Path.Combine(host.Folder, "files"), "*", SearchOption.AllDirectories) : [];

    internal static AttachFile Pdf(GrantApplicationId id, string question, string name, byte[] bytes) => new(id, question, name, new MemoryStream(bytes));

    private static async Task<byte[]> BytesOfAsync(AttachmentFile file)
    {
        await using var content = file.Content;
        var read = new MemoryStream();
        await content.CopyToAsync(read);
        return read.ToArray();
    }

    /// <summary>Lets something else happen before each piece that is read.</summary>
    private sealed class Interrupted(byte[] bytes, Func<Task> meanwhile) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await meanwhile();
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }

    private static async Task<(ApplicationScene, GrantApplicationId)> StartedAsync(GrantsHost host)
    {
        var scene = await ApplicationScene.SetAsync(host);
        return (scene, await host.DoneAsync(scene.Investigator, new StartApplication(scene.Call, scene.Organisation)));
    }
}
