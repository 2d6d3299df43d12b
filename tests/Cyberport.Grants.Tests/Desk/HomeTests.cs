using Cyberport.Grants.Applications;
using Cyberport.Grants.Data.Outbox;
using Cyberport.Grants.Desk;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Desk;

public sealed class HomeTests
{
    [Fact]
    public async Task Drafts_wait_for_the_team_and_once_asked_for_a_signature_for_the_endorser()
    {
        await using var host = await GrantsHost.StartAsync();
        var scene = await ApplicationScene.SetAsync(host);
        var draft = await scene.DraftAsync();

        Assert.Equal([WaitingKind.FinishApplication], await KindsAsync(host, scene.Investigator));
        Assert.Empty(await KindsAsync(host, scene.Endorser));

        var version = await host.InDatabaseAsync(db => db.Set<GrantApplication>().Where(a => a.Id == draft).Select(a => a.Version).SingleAsync());
        await host.DoneAsync(scene.Investigator, new AskForEndorsement(draft, version));

        Assert.Empty(await KindsAsync(host, scene.Investigator));
        Assert.Equal([WaitingKind.Endorse], await KindsAsync(host, scene.Endorser));
        Assert.Empty(await KindsAsync(host, scene.StrangeEndorser));
    }

    [Fact]
    public async Task A_case_waits_for_the_officer_then_the_chair_then_the_endorser()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.SubmittedAsync(4, 6);
        Assert.Equal([WaitingKind.Screen], await KindsAsync(road.Host, road.As("officer"), WaitingKind.VerifyOrganisation));

        var second = await road.DecidableAsync(2, 3);
        Assert.Contains(WaitingKind.RecordDecision, await KindsAsync(road.Host, road.As("officer")));

        var decision = await road.Host.DoneAsync(road.As("officer"), RoadHost.Approve(second, 2, 3));
        Assert.DoesNotContain(WaitingKind.RecordDecision, await KindsAsync(road.Host, road.As("officer")));
        Assert.Equal([WaitingKind.ConfirmDecision], await KindsAsync(road.Host, road.As("chair"), WaitingKind.AttendMeeting));

        await road.ConfirmAsync(decision);
        Assert.Empty(await KindsAsync(road.Host, road.As("chair")));
        var offer = Assert.Single((await HomeAsync(road.Host, road.As("endorser"))).Waiting);
        Assert.Equal(WaitingKind.AnswerOffer, offer.Kind);
        Assert.NotNull(offer.Due);
        Assert.Empty(await KindsAsync(road.Host, road.As("endorser2")));
        Assert.NotEqual(project, second);
    }

    [Fact]
    public async Task What_was_taken_back_waits_for_nobody()
    {
        await using var road = await RoadHost.StartAsync();
        var project = await road.DecidableAsync(2, 3);
        var (application, version) = await road.Host.InDatabaseAsync(async db =>
        {
            var id = await db.Set<Project>().Where(p => p.Id == project).Select(p => p.ApplicationId).SingleAsync();
            return (id, await db.Set<GrantApplication>().Where(a => a.Id == id).Select(a => a.Version).SingleAsync());
        });
        await road.Host.DoneAsync(road.As("pi"), new WithdrawApplication(application, version, "Funded elsewhere."));

        Assert.DoesNotContain(WaitingKind.RecordDecision, await KindsAsync(road.Host, road.As("officer")));
    }

    [Fact]
    public async Task What_was_given_up_waits_for_the_administrator_and_can_be_tried_again()
    {
        await using var road = await RoadHost.StartAsync();
        var id = Guid.CreateVersion7();
        await road.Host.InDatabaseAsync(async db =>
        {
            db.Add(new OutboxDelivery
            {
                Id = id,
                Event = "A.Happened",
                Handler = "A.Answer",
                Payload = "{}",
                OccurredAt = road.Host.Clock.UtcNow,
                NotBefore = road.Host.Clock.MachineUtcNow,
                State = DeliveryState.Parked,
                Attempts = OutboxDelivery.MaxAttempts,
                Error = "The other side is gone.",
            });
            await db.SaveChangesAsync();
        });
        Assert.Contains(WaitingKind.LookAtException, await KindsAsync(road.Host, road.As("admin")));
        Assert.Equal("Happened", Assert.Single((await road.Host.AskAsync(road.As("admin"), new ListExceptions())).Value!.Parked.Rows).Event);
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.AskAsync(road.As("pi"), new ListExceptions())).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await road.Host.RunAsync(road.As("operator"), new DeliverAgain(id))).Kind);

        Assert.True((await road.Host.RunAsync(road.As("admin"), new DeliverAgain(id))).IsDone);

        Assert.Equal((DeliveryState.Pending, 0), await road.Host.InDatabaseAsync(db =>
            db.Set<OutboxDelivery>().Where(d => d.Id == id).Select(d => new ValueTuple<DeliveryState, int>(d.State, d.Attempts)).SingleAsync()));
        Assert.Equal(OutcomeKind.NotFound, (await road.Host.RunAsync(road.As("admin"), new DeliverAgain(id))).Kind);
    }

    private static async Task<HomeView> HomeAsync(GrantsHost host, Actor actor) => (await host.AskAsync(actor, new ViewHome())).Value!;

    private static async Task<WaitingKind[]> KindsAsync(GrantsHost host, Actor actor, WaitingKind? without = null) =>
        [.. (await HomeAsync(host, actor)).Waiting.Select(i => i.Kind).Where(k => k != without).Distinct()];
}
