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
        var attachment = await host.DoneAsync(scene.Investigator, await TakenAsync(scene, id, "c.proposal", "..\\up/Our\u202Eproposal?.PDF", pdf));

        var file = (await host.AskAsync(scene.Endorser, new FindAttachment(attachment))).Value!;
        Assert.Equal("Ourproposal_.pdf", file.FileName);
        await using var stored = scene.Store.Open(file.Digest);
        var read = new MemoryStream();
        await stored.CopyToAsync(read);
        Assert.Equal(pdf, read.ToArray());
        var view = (await host.AskAsync(scene.Investigator, new ViewTopic(id, "C1", null))).Value!;
        Assert.Equal(3, view.Questions.Single(q => q.Question.Code == "c.proposal").File!.Pages);
    }

    [Fact]
    public async Task A_program_renamed_pdf_is_refused()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        var program = Encoding.ASCII.GetBytes("MZ\u0090 This program cannot be run in DOS mode.");
        var refused = await host.RunAsync(scene.Investigator, await TakenAsync(scene, id, "c.proposal", "proposal.pdf", program));
        Assert.Equal("applications.file-not-pdf", refused.Problem?.Code);
    }

    [Fact]
    public async Task Rubbish_that_begins_like_a_pdf_is_refused()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        var refused = await host.RunAsync(scene.Investigator, await TakenAsync(scene, id, "c.proposal", "proposal.pdf", Encoding.ASCII.GetBytes("%PDF-1.7\nnothing of the kind")));
        Assert.Equal("applications.file-unreadable", refused.Problem?.Code);
    }

    [Fact]
    public async Task Eleven_pages_are_one_too_many_for_the_proposal_but_fine_elsewhere()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        var pdf = SamplePdf.Write("Long", pages: 11);
        Assert.Equal("applications.too-many-pages", (await host.RunAsync(scene.Investigator, await TakenAsync(scene, id, "c.proposal", "a.pdf", pdf))).Problem?.Code);
        Assert.True((await host.RunAsync(scene.Investigator, await TakenAsync(scene, id, "c.team", "a.pdf", pdf))).IsDone);
    }

    [Fact]
    public async Task The_store_stops_reading_at_the_limit_and_keeps_nothing()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        await Assert.ThrowsAsync<FileTooLargeException>(() => scene.Store.SaveAsync(new MemoryStream(new byte[2048]), 1024, default));
        Assert.Empty(Directory.GetFiles(Path.Combine(host.Folder, "files"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Another_organisation_can_neither_fetch_nor_fill()
    {
        await using var host = await GrantsHost.StartAsync();
        var (scene, id) = await StartedAsync(host);
        var take = await TakenAsync(scene, id, "c.proposal", "a.pdf", SamplePdf.Write("Proposal"));
        var attachment = await host.DoneAsync(scene.Investigator, take);
        Assert.Equal(OutcomeKind.NotFound, (await host.AskAsync(scene.Stranger, new FindAttachment(attachment))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await host.RunAsync(scene.Stranger, take)).Kind);
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
        Assert.Equal(OutcomeKind.NotFound, (await host.AskAsync(officer, new FindAttachment(attachment))).Kind);
        await scene.DraftingAsync(d => d.SubmitAsync(scene.Endorser, id));
        Assert.True((await host.AskAsync(officer, new FindAttachment(attachment))).IsDone);
    }

    private static async Task<AttachFile> TakenAsync(ApplicationScene scene, GrantApplicationId id, string question, string name, byte[] bytes)
    {
        var file = await scene.Store.SaveAsync(new MemoryStream(bytes), Attachment.MaxBytes, default);
        return new(id, question, name, file.Digest, file.Bytes);
    }

    private static async Task<(ApplicationScene, GrantApplicationId)> StartedAsync(GrantsHost host)
    {
        var scene = await ApplicationScene.SetAsync(host);
        return (scene, await host.DoneAsync(scene.Investigator, new StartApplication(scene.Call, scene.Organisation)));
    }
}
