using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Applications.Packs;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Applications;

public sealed class PackTests
{
    [Fact]
    public async Task A_pack_holds_what_was_signed_and_a_sum_that_fits_for_every_file()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var (id, receipt) = await scene.SubmittedAsync("cantonese-speech", "site-safety");

        var files = await UnpackAsync(await PackAsync(host, scene.Investigator, id));

        var folder = receipt.Reference + "/";
        Assert.All(files.Keys, name => Assert.StartsWith(folder, name));
        var sums = Encoding.UTF8.GetString(files[folder + Pack.Sums]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ", 2)).ToDictionary(l => l[1], l => l[0]);
        Assert.Equal(files.Keys.Where(k => !k.EndsWith(Pack.Sums, StringComparison.Ordinal)).Select(k => k[folder.Length..]).Order(), sums.Keys.Order());
        Assert.All(sums, sum => Assert.Equal(sum.Value, Convert.ToHexStringLower(SHA256.HashData(files[folder + sum.Key]))));

        var (digest, stored) = await host.InDatabaseAsync(async db => (
            await db.Set<Submission>().Where(s => s.ApplicationId == id).Select(s => s.Digest).SingleAsync(),
            await db.Set<Attachment>().Where(f => f.ApplicationId == id).Select(f => f.Digest).ToListAsync()));
        Assert.Equal(digest.Hex, sums["submission.json"]);
        Assert.Equal(stored.Select(d => d.Hex).Order(), sums.Where(s => s.Key.StartsWith("files/", StringComparison.Ordinal)).Select(s => s.Value).Order());
        Assert.Contains(digest.Hex, Encoding.UTF8.GetString(files[folder + "receipt.txt"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_text_on_the_page_and_a_name_never_leaves_the_folder()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var id = await scene.DraftAsync();
        await host.DoneAsync(scene.Investigator, AttachFileTests.Pdf(id, "c.proposal", "..\\..\\/etc/CON<script>.pdf", SamplePdf.Write("Proposal")));
        await host.DoneAsync(scene.Investigator, AttachFileTests.Pdf(id, "c.team", "CON<script>.pdf", SamplePdf.Write("Team")));
        var project = await host.InDatabaseAsync(db => db.Set<Project>().Where(p => p.ApplicationId == id).Select(p => p.Id).SingleAsync());
        await AnswerAsync(host, scene, id, project, "<script>alert('粵語')</script>");
        await scene.DraftingAsync(d => d.SubmitAsync(scene.Endorser, id));

        var files = await UnpackAsync(await PackAsync(host, scene.Member, id));

        Assert.All(files.Keys, name => Assert.DoesNotContain("..", name));
        Assert.Equal(files.Count, files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(2, files.Keys.Count(name => name.EndsWith("-CON_script_.pdf", StringComparison.Ordinal)));
        var page = Encoding.UTF8.GetString(files.Single(f => f.Key.EndsWith("answers.html", StringComparison.Ordinal)).Value);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(&#x27;粵語&#x27;)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_read_the_case_may_have_it_and_for_others_there_is_none()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var draft = await scene.DraftAsync();
        Assert.Equal(OutcomeKind.NotFound, (await host.AskAsync(scene.Investigator, new OpenPack(draft))).Kind);

        var (id, _) = await scene.SubmittedAsync();
        var chair = TestActors.Staff(StaffRole.Chair);
        Assert.Equal(DeclareFirst.Code, (await host.AskAsync(chair, new OpenPack(id))).Problem!.Code);
        await host.DoneAsync(chair, new DeclareConflict(id, null, ""));
        foreach (var reader in new[] { scene.Investigator, scene.Endorser, TestActors.Staff(StaffRole.CaseOfficer), chair })
            Assert.True((await host.AskAsync(reader, new OpenPack(id))).IsDone);
        Assert.Equal(OutcomeKind.NotFound, (await host.AskAsync(scene.Stranger, new OpenPack(id))).Kind);
        foreach (var other in new[] { Actor.Nobody, TestActors.Staff(StaffRole.Reviewer), TestActors.Staff(StaffRole.FinanceOfficer), TestActors.Staff(StaffRole.ClusterOperator) })
            Assert.Equal(OutcomeKind.NotAllowed, (await host.AskAsync(other, new OpenPack(id))).Kind);
    }

    [Fact]
    public async Task A_file_that_changed_in_the_store_breaks_the_pack_off()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var (id, _) = await scene.SubmittedAsync();
        var pack = await PackAsync(host, scene.Investigator, id);
        var digest = await host.InDatabaseAsync(db => db.Set<Attachment>().Where(f => f.ApplicationId == id).Select(f => f.Digest).FirstAsync());
        var path = Directory.GetFiles(host.Folder, digest.Hex, SearchOption.AllDirectories).Single();
        await File.AppendAllTextAsync(path, "!", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<InvalidDataException>(() => pack.WriteAsync(new MemoryStream(), TestContext.Current.CancellationToken));
    }

    private static async Task<Pack> PackAsync(GrantsHost host, Actor reader, GrantApplicationId id) => (await host.AskAsync(reader, new OpenPack(id))).Value!;

    /// <summary>Written through a stream that cannot seek and refuses to be written at once, as a response is.</summary>
    private static async Task<Dictionary<string, byte[]>> UnpackAsync(Pack pack)
    {
        using var received = new MemoryStream();
        await pack.WriteAsync(new ResponseLike(received), TestContext.Current.CancellationToken);
        received.Position = 0;
        using var zip = new ZipArchive(received, ZipArchiveMode.Read);
        var files = new Dictionary<string, byte[]>();
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            await using (var from = entry.Open()) await from.CopyToAsync(content, TestContext.Current.CancellationToken);
            files.Add(entry.FullName, content.ToArray());
        }
        return files;
    }

    private static async Task AnswerAsync(GrantsHost host, ApplicationScene scene, GrantApplicationId id, ProjectId project, string text)
    {
        var version = await host.InDatabaseAsync(db => db.Set<Answer>().Where(a => a.ApplicationId == id && a.ProjectId == project && a.QuestionCode == "b.objectives" && a.Language == AnswerLanguage.Chinese).Select(a => a.Version).SingleAsync());
        await host.DoneAsync(scene.Investigator, new SaveAnswers(id, [new(new("b.objectives", project, AnswerLanguage.Chinese), text, version)]));
    }

    private sealed class ResponseLike(Stream inner) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() => throw new InvalidOperationException("Not at once.");
        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Not at once.");
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);
        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => inner.WriteAsync(buffer, offset, count, cancellationToken);
    }
}
