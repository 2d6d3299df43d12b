using Cyberport.Grants.Allocations;
using Cyberport.Grants.Desk.Funds;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.TestKit;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Allocations;

/// <summary>Compute in the double entry: committed by an award, used by jobs, returned at the end.</summary>
public sealed class UsageInTheJournalTests
{
    private static readonly Actor Finance = TestActors.Staff(StaffRole.FinanceOfficer);

    [Fact]
    public async Task A_job_is_booked_once_when_it_has_ended_however_often_usage_is_collected()
    {
        await using var scene = await AllocationScene.StartAsync();
        await scene.ReconcileAsync();
        var awarded = await ComputeAsync(scene);
        await scene.Simulated.SubmitAsync("alice", scene.Account, gpus: 4, seconds: 3600, limitMinutes: 120);
        scene.Host.Time.Advance(TimeSpan.FromMinutes(30));
        await scene.CollectAsync();
        Assert.Equal(TresMinutes.Zero, (await ComputeAsync(scene)).Used);

        scene.Host.Time.Advance(TimeSpan.FromHours(2));
        for (var i = 0; i < 3; i++) await scene.CollectAsync();

        var now = await ComputeAsync(scene);
        Assert.Equal((new TresMinutes(4 * 60), awarded.Committed - new TresMinutes(4 * 60), awarded.Issued), (now.Used, now.Committed, now.Issued));
        var line = (await scene.Host.AskAsync(Finance, new ViewFund())).Value!.Line;
        Assert.Equal(new TresMinutes(4 * 60), (await scene.Host.AskAsync(Finance, new ViewJournal(line, new(Kind: EntryKind.Usage)))).Value!.Entries.Rows.Single().Compute);
        Assert.Empty(await scene.Host.BreachesAsync());
    }

    [Fact]
    public async Task What_was_not_used_returns_at_the_end_and_a_record_that_comes_late_is_booked_all_the_same()
    {
        await using var scene = await AllocationScene.StartAsync(cards: 1, months: 1);
        await scene.ReconcileAsync();
        await StoreAsync(scene, Job(scene, 1, minutes: 60));
        scene.Host.Time.Advance(TimeSpan.FromDays(31));
        await scene.Host.DoneAsync(Actor.System("test"), new EndAllocations());
        Assert.Equal(new ComputeFigures(new(60), TresMinutes.Zero, TresMinutes.Zero, new(60)), await ComputeAsync(scene));

        await StoreAsync(scene, Job(scene, 2, minutes: 30));

        Assert.Equal(new ComputeFigures(new(90), TresMinutes.Zero, TresMinutes.Zero, new(90)), await ComputeAsync(scene));
        Assert.Empty(await scene.Host.BreachesAsync());
    }

    [Fact]
    public async Task More_than_was_awarded_is_booked_too_and_the_clusters_correction_corrects_the_journal()
    {
        await using var scene = await AllocationScene.StartAsync(cards: 1, months: 1);
        await scene.ReconcileAsync();
        var awarded = (await ComputeAsync(scene)).Committed;
        await StoreAsync(scene, Job(scene, 1, minutes: 50_000));
        Assert.Equal((new TresMinutes(50_000), TresMinutes.Zero), (await UsedAndCommittedAsync(scene)));

        await StoreAsync(scene, Job(scene, 1, minutes: 40_000));

        Assert.Equal((new TresMinutes(40_000), awarded - new TresMinutes(40_000)), await UsedAndCommittedAsync(scene));
        Assert.Equal(awarded, (await ComputeAsync(scene)).Issued);
        Assert.Empty(await scene.Host.BreachesAsync());
    }

    [Fact]
    public async Task Verify_finds_a_run_that_the_journal_does_not_know()
    {
        await using var scene = await AllocationScene.StartAsync();
        await scene.ReconcileAsync();
        await StoreAsync(scene, Job(scene, 1, minutes: 60));
        await scene.Host.InDatabaseAsync(db => db.Set<UsageRun>().ExecuteUpdateAsync(set => set.SetProperty(r => r.Gpus, 2)));

        Assert.Equal(["AISS-2026-0001/1: 60 GPU-minutes booked, 120 used"], await scene.Host.BreachesAsync());
    }

    private static CentreJob Job(AllocationScene scene, long id, int minutes)
    {
        var started = new DateTime(2026, 1, 7, 1, 0, 0, DateTimeKind.Utc);
        return new("simulated", id, started, scene.Account, "alice", started, started.AddMinutes(minutes), 1, "COMPLETED", "");
    }

    private static Task StoreAsync(AllocationScene scene, CentreJob job) =>
        scene.Host.DoneAsync(Actor.System("test"), new StoreUsage(scene.Id, [job], scene.Host.Clock.UtcNow));

    private static async Task<ComputeFigures> ComputeAsync(AllocationScene scene) => (await scene.Host.AskAsync(Finance, new ViewFund())).Value!.Compute;

    private static async Task<(TresMinutes, TresMinutes)> UsedAndCommittedAsync(AllocationScene scene) =>
        await ComputeAsync(scene) is var compute ? (compute.Used, compute.Committed) : default;
}
