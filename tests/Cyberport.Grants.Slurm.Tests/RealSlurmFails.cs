using Cyberport.Grants.Allocations;
using Cyberport.Grants.TestKit;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Slurm.Tests;

/// <summary>A real cluster that is away, refuses, belongs to others, or was changed by hand.</summary>
[Collection(WithRealSlurm.Name), Trait("Needs", "Cluster")]
public sealed class RealSlurmFails(RealSlurm slurm)
{
    [Fact]
    public async Task A_key_that_is_not_the_clusters_is_a_bad_token_and_not_a_database_that_is_away()
    {
        var wrong = Path.GetTempFileName();
        await File.WriteAllBytesAsync(wrong, new byte[32]);
        Assert.Equal(CentreCondition.BadToken, (await slurm.Centre(slurm.Options with { TokenKeyFile = wrong }).CheckAsync(default)).Condition);
        File.Delete(wrong);
        Assert.Equal(CentreCondition.BadToken, (await slurm.Centre(slurm.Options with { TokenKeyFile = null, Token = "garbage" }).CheckAsync(default)).Condition);
    }

    [Fact]
    public async Task A_database_that_is_away_is_said_to_be_away()
    {
        await slurm.ScriptAsync("down", "slurmdbd");
        try
        {
            Assert.Equal(CentreCondition.DatabaseDown, (await slurm.Centre().CheckAsync(default)).Condition);
        }
        finally
        {
            await slurm.ScriptAsync("up", "slurmdbd");
        }
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_down() =>
        Assert.Equal(CentreCondition.Down, (await slurm.Centre(slurm.Options with { Url = "http://127.0.0.1:9" }).CheckAsync(default)).Condition);

    [Fact]
    public async Task Names_that_the_cluster_does_not_know_are_a_misconfiguration()
    {
        Assert.Equal(CentreCondition.Misconfigured, (await slurm.Centre(slurm.Options with { Cluster = "elsewhere" }).CheckAsync(default)).Condition);
        Assert.Equal(CentreCondition.Misconfigured, (await slurm.Centre(slurm.Options with { ParentAccount = "nobody-made-it" }).CheckAsync(default)).Condition);
    }

    [Fact]
    public async Task A_service_account_that_is_no_operator_is_said_to_lack_the_right()
    {
        var refused = await Assert.ThrowsAsync<CentreException>(() =>
            slurm.Centre(slurm.Options with { User = "bob" }).ApplyAsync(new CreateAccount("aiss-2097-0001-1", "mark"), default));
        Assert.Equal(CentreCondition.NotAllowed, refused.Condition);
    }

    [Fact]
    public async Task A_foreign_account_of_our_name_is_refused_shown_and_untouched()
    {
        await using var portal = await AllocationScene.StartAsync(slurm.Centre(), "AISS-2026-7001/1");
        await slurm.AsAsync("root", "sacctmgr", "-i", "add", "account", portal.Account, "description=physics", "organization=physics");
        await slurm.AsAsync("root", "sacctmgr", "-i", "modify", "account", portal.Account, "set", "GrpTRESMins=gres/gpu=77");
        var before = await DumpAsync(portal.Account);

        await portal.ReconcileAsync();
        var view = await portal.ViewAsync();
        Assert.Equal((AllocationState.Refused, AllocationTruth.Foreign, "physics"), (view.State, view.Truth, view.Detail));
        Assert.Empty(view.Sendings);
        Assert.Equal(before, await DumpAsync(portal.Account));
    }

    [Fact]
    public async Task A_hand_edit_is_an_incident_with_its_window_and_is_put_right()
    {
        await using var portal = await AllocationScene.StartAsync(slurm.Centre(), "AISS-2026-7002/1");
        await portal.ReconcileAsync();
        Assert.Equal(AllocationState.Ready, (await portal.ViewAsync()).State);
        await slurm.AsAsync("root", "sacctmgr", "-i", "modify", "account", portal.Account, "set", "GrpTRESMins=gres/gpu=99999999");
        portal.Host.Time.Advance(TimeSpan.FromMinutes(3));
        await portal.ReconcileAsync();

        var view = await portal.ViewAsync();
        var incident = Assert.Single(view.Incidents);
        Assert.Equal((HandEdit.Budget, "99999999"), (incident.Edit, incident.Found));
        Assert.Equal(TimeSpan.FromMinutes(3), incident.SeenAt - incident.After);
        Assert.Equal(view.Desired.Limits, view.Observed!.Limits);
        await portal.ReconcileAsync();
        Assert.Single((await portal.ViewAsync()).Incidents);
    }

    /// <summary>slurmrestd dies after the first, second, … write of provisioning. Whatever was told to it: exactly one account stands in the end, as wanted.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Slurmrestd_killed_in_the_middle_of_provisioning_leaves_one_account_in_the_end(int afterWrite)
    {
        var writes = 0;
        var centre = new Interrupted(slurm.Centre(), async () =>
        {
            if (++writes == afterWrite) await slurm.ScriptAsync("kill", "slurmrestd");
        });
        await using var portal = await AllocationScene.StartAsync(centre, $"AISS-2026-710{afterWrite}/1");
        await portal.ReconcileAsync();
        Assert.NotEqual(AllocationState.Ready, (await portal.ViewAsync()).State);
        await slurm.ScriptAsync("up", "slurmrestd");

        await portal.ReconcileAsync();
        var view = await portal.ViewAsync();
        Assert.Equal((AllocationState.Ready, AllocationTruth.True), (view.State, view.Truth));
        Assert.Empty(view.Incidents);
        var accounts = (await slurm.AsAsync("root", "sacctmgr", "-nP", "show", "account", "format=account")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Single(accounts, a => a.StartsWith(portal.Account, StringComparison.Ordinal));
        Assert.Contains($"{portal.Account}|alice|", await slurm.AsAsync("root", "sacctmgr", "-nP", "show", "assoc", $"account={portal.Account}", "format=account,user,cluster"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_use_of_a_real_job_reaches_the_project_once_however_often_it_is_collected()
    {
        await using var portal = await AllocationScene.StartAsync(slurm.Centre(), "AISS-2026-7003/1", months: 36);
        await portal.ReconcileAsync();
        var (job, _) = await slurm.SubmitAsync("alice", portal.Account, gpus: 8, seconds: 3, limitMinutes: 1);
        for (var i = 0; i < 40 && (await slurm.AsAsync("root", "sacct", "-nXP", "-j", $"{job}", "-o", "state")).Trim() != "COMPLETED"; i++) await Task.Delay(500);
        for (var i = 0; i < 3; i++) await portal.CollectAsync();

        var runs = await portal.Host.InDatabaseAsync(db => db.Set<UsageRun>().AsNoTracking().ToListAsync());
        var run = Assert.Single(runs);
        Assert.Equal((job, 8, UsageMatch.Matched, "alice"), (run.JobId, run.Gpus, run.Match, run.Login));
        Assert.NotNull(run.EndedAt);
    }

    private Task<string> DumpAsync(string account) => slurm.AsAsync("root", "sacctmgr", "-nP", "show", "assoc", $"account={account}", "format=account,user,cluster,grptresmins,grptres,grpjobs,grpsubmitjobs");

    /// <summary>Calls back after each write has reached the cluster.</summary>
    private sealed class Interrupted(IComputeCentre centre, Func<Task> afterWrite) : IComputeCentre
    {
        public string Cluster => centre.Cluster;
        public DateTime UtcNow => centre.UtcNow;
        public CentreDeclaration Declaration => centre.Declaration;
        public Task<CentreHealth> CheckAsync(CancellationToken cancel) => centre.CheckAsync(cancel);
        public Task<ObservedAccount?> ReadAsync(string account, IReadOnlyCollection<string> logins, CancellationToken cancel) => centre.ReadAsync(account, logins, cancel);
        public IReadOnlyList<CentreRequest> RequestsFor(CentreStep step) => centre.RequestsFor(step);

        public async Task ApplyAsync(CentreStep step, CancellationToken cancel)
        {
            await centre.ApplyAsync(step, cancel);
            await afterWrite();
        }

        public Task<IReadOnlyList<CentreJob>> JobsAsync(string account, DateTime from, DateTime to, CancellationToken cancel) => centre.JobsAsync(account, from, to, cancel);
        public Task<TresMinutes?> LiveCounterAsync(string account, CancellationToken cancel) => centre.LiveCounterAsync(account, cancel);
    }
}
