using Cyberport.Grants.Applications;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.TestKit;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Applications;

public sealed class SubmitTests
{
    [Fact]
    public async Task A_complete_draft_with_two_projects_is_handed_in_with_reference_and_digest()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var (id, receipt) = await scene.SubmittedAsync("cantonese-speech", "lung-screening");

        Assert.Equal("AISS-2026-0001", receipt.Reference);
        var view = (await host.AskAsync(scene.Investigator, new ViewReceipt(id))).Value!;
        Assert.Equal(receipt.Digest, view.Digest);
        Assert.Equal(["AISS-2026-0001/1", "AISS-2026-0001/2"], view.Projects.Select(p => p.Reference));
        Assert.Equal(new Cards(16), view.Projects[0].Cards);
        Assert.Equal(new DateOnly(2026, 4, 1), view.Projects[0].Start);
        Assert.Empty(await host.BreachesAsync());
        await host.InDatabaseAsync(async db =>
        {
            var submission = await db.Set<Submission>().SingleAsync();
            Assert.True(submission.IsIntact);
            Assert.Contains("粵語、普通話及英語語音互譯", submission.Json, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(OrganisationCategory.University, "applications.second-person")]
    [InlineData(OrganisationCategory.StartUp, null)]
    public async Task Whoever_wrote_does_not_sign_even_with_another_hat_on(OrganisationCategory category, string? refusal)
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host, category: category);
        var operation = await SigningAsync(host, scene, await scene.DraftAsync());
        var investigatorAsEndorser = TestActors.Of(scene.Organisation, OrganisationRoles.Endorser, scene.Investigator.Person);

        var outcome = await host.RunAsync(investigatorAsEndorser, operation);

        if (refusal is null) Assert.NotEqual("applications.second-person", outcome.Problem?.Code);
        else Assert.Equal(refusal, outcome.Problem?.Code);
    }

    [Fact]
    public async Task References_count_up_without_gaps()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        Assert.Equal("AISS-2026-0001", (await scene.SubmittedAsync()).Receipt.Reference);
        Assert.Equal("AISS-2026-0002", (await scene.SubmittedAsync()).Receipt.Reference);
    }

    [Fact]
    public async Task Fifty_equal_commands_at_once_hand_in_once_and_all_get_the_same_answer()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var operation = await SigningAsync(host, scene, await scene.DraftAsync());
        var command = Guid.CreateVersion7();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => host.RunAsync(scene.Endorser, operation, command)));

        Assert.All(answers, a => Assert.Equal(OutcomeKind.Done, a.Kind));
        Assert.Single(answers.Select(a => a.Value).Distinct());
        Assert.Equal(1, await host.InDatabaseAsync(db => db.Set<Submission>().CountAsync()));
    }

    [Fact]
    public async Task The_same_signature_under_another_command_id_is_refused_the_second_time()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var operation = await SigningAsync(host, scene, await scene.DraftAsync());

        Assert.True((await host.RunAsync(scene.Endorser, operation, Guid.CreateVersion7())).IsDone);
        var second = await host.RunAsync(scene.Endorser, operation, Guid.CreateVersion7());
        Assert.Equal("applications.wrong-state", second.Problem?.Code);
    }

    [Fact]
    public async Task After_the_deadline_nothing_is_handed_in_and_the_draft_stays()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host, closesAt: host.Clock.UtcNow.AddDays(1));
        var id = await scene.DraftAsync();
        var operation = await SigningAsync(host, scene, id);

        host.Time.Advance(TimeSpan.FromDays(1)); // the very instant of closing is too late
        var late = await host.RunAsync(scene.Endorser, operation);

        Assert.Equal("applications.deadline-passed", late.Problem?.Code);
        Assert.Equal(ApplicationStatus.Draft, (await host.AskAsync(scene.Investigator, new ViewTasks(id))).Value!.Status);
    }

    [Fact]
    public async Task One_second_before_the_deadline_it_is_in_time()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host, closesAt: host.Clock.UtcNow.AddDays(1));
        var operation = await SigningAsync(host, scene, await scene.DraftAsync());
        host.Time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        Assert.True((await host.RunAsync(scene.Endorser, operation)).IsDone);
    }

    [Fact]
    public async Task The_endorser_of_another_organisation_finds_nothing_to_sign()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var operation = await SigningAsync(host, scene, await scene.DraftAsync());
        Assert.Equal(OutcomeKind.NotFound, (await host.RunAsync(scene.StrangeEndorser, operation)).Kind);
    }

    [Fact]
    public async Task Investigator_and_member_may_not_sign()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var operation = await SigningAsync(host, scene, await scene.DraftAsync());
        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(scene.Investigator, operation)).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await host.RunAsync(scene.Member, operation)).Kind);
    }

    [Fact]
    public async Task An_answer_changed_after_the_endorser_looked_makes_the_signature_stale()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var id = await scene.DraftAsync();
        var operation = await SigningAsync(host, scene, id);
        var answer = (await host.AskAsync(scene.Member, new ViewTopic(id, "A2", null))).Value!.Questions[0].Answer;
        await host.DoneAsync(scene.Member, SaveAnswers.One(id, answer.Key, "4,000", answer.Version));

        Assert.Equal(OutcomeKind.Stale, (await host.RunAsync(scene.Endorser, operation)).Kind);
    }

    [Fact]
    public async Task An_incomplete_draft_is_not_signed()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var id = await host.DoneAsync(scene.Investigator, new StartApplication(scene.Call, scene.Organisation));
        var refused = await host.RunAsync(scene.Endorser, await SigningAsync(host, scene, id));
        Assert.Equal("applications.incomplete", refused.Problem?.Code);
    }

    [Fact]
    public async Task A_signature_needs_a_name_and_a_post()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var operation = await SigningAsync(host, scene, await scene.DraftAsync());
        var invalid = await host.RunAsync(scene.Endorser, operation with { Signature = " ", Post = "" });
        Assert.Equal(OutcomeKind.Invalid, invalid.Kind);
        Assert.Equal(["Post", "Signature"], invalid.Problem!.Fields!.Keys.Order());
    }

    [Fact]
    public async Task Withdrawing_takes_a_reason_and_ends_the_case()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var (id, _) = await scene.SubmittedAsync();
        var version = (await host.AskAsync(scene.Investigator, new ViewCase(id))).Value!.Version;
        Assert.Equal(OutcomeKind.Invalid, (await host.RunAsync(scene.Endorser, new WithdrawApplication(id, version, ""))).Kind);
        await host.DoneAsync(scene.Endorser, new WithdrawApplication(id, version, "Funding was found elsewhere."));
        var view = (await host.AskAsync(scene.Investigator, new ViewCase(id))).Value!;
        Assert.Equal(ApplicationStatus.Withdrawn, view.Status);
        Assert.Equal("applications.wrong-state", (await host.RunAsync(scene.Endorser, new WithdrawApplication(id, view.Version, "Again."))).Problem?.Code);
    }

    private static async Task<EndorseAndSubmit> SigningAsync(GrantsHost host, ApplicationScene scene, GrantApplicationId id)
    {
        var seen = (await host.AskAsync(scene.Endorser, new ViewAnswers(id))).Value!;
        return new(id, seen.Version, seen.Fingerprint, "Test endorser", "Director");
    }
}
