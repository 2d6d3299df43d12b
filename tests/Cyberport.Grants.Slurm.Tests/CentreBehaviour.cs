using Cyberport.Grants.Allocations;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Slurm.Tests;

/// <summary>
/// What the portal relies on, whatever centre stands behind the interface. Run against the simulation and against a real cluster:
/// where one of them disagrees, the other is not to be trusted either.
/// </summary>
public abstract class CentreBehaviour
{
    protected abstract IComputeCentre Centre { get; }

    /// <returns>The job's id, or Slurm's error number.</returns>
    protected abstract Task<(long? Id, int Error)> SubmitAsync(string login, string account, int gpus, int seconds, int limitMinutes);

    /// <summary>Lets the cluster's time pass until something holds.</summary>
    protected abstract Task EventuallyAsync(Func<Task<bool>> holds, int seconds);

    protected abstract Task RequeueAsync(long job);

    private static int _accounts;
    protected static string NewAccount() => $"aiss-2026-{Interlocked.Increment(ref _accounts):0000}-1";

    protected static readonly AllocationId Id = AllocationId.New();

    protected static DesiredAccount Desired(string account, long minutes = 1000, int cards = 8, AccountPhase phase = AccountPhase.Open, params string[] logins) =>
        new(Id, account, new Cards(cards), new TresMinutes(minutes), phase, logins);

    /// <summary>One turn as the reconciliation makes it: read, plan, apply each step and read it back.</summary>
    protected async Task<ReconciliationPlan> ReconcileAsync(DesiredAccount desired, params string[] everWritten)
    {
        var ahead = WrittenAhead.Nothing.With(desired.Limits, desired.Logins.Concat(everWritten));
        var plan = Reconciliation.Plan(desired, null, ahead, await Centre.ReadAsync(desired.Account, desired.Logins, default), 10);
        foreach (var step in plan.Steps)
        {
            await Centre.ApplyAsync(step, default);
            Assert.True(Reconciliation.Took(step, await Centre.ReadAsync(desired.Account, desired.Logins, default)), $"{step}");
        }
        return Reconciliation.Plan(desired, null, ahead, await Centre.ReadAsync(desired.Account, desired.Logins, default), 10);
    }

    private async Task<CentreJob?> LastRunAsync(string account, long job)
    {
        var runs = await Centre.JobsAsync(account, Centre.UtcNow.AddHours(-1), Centre.UtcNow.AddSeconds(1), default);
        return runs.Where(r => r.JobId == job).MaxBy(r => r.SubmittedAt);
    }

    private Task UntilAsync(string account, long job, Func<CentreJob, bool> holds, int seconds = 30) =>
        EventuallyAsync(async () => await LastRunAsync(account, job) is { } run && holds(run), seconds);

    [Fact]
    public async Task The_centre_is_healthy_and_says_which_version_it_speaks()
    {
        var health = await Centre.CheckAsync(default);
        Assert.Equal(CentreCondition.Healthy, health.Condition);
        Assert.Contains(health.ApiVersion, RestCentre.Versions);
    }

    [Fact]
    public async Task An_account_that_is_not_there_is_nothing() => Assert.Null(await Centre.ReadAsync("aiss-2099-0001-1", ["alice"], default));

    [Fact]
    public async Task An_account_is_made_with_our_mark_its_limits_and_its_users_and_a_second_run_finds_nothing_to_do()
    {
        var desired = Desired(NewAccount(), minutes: 1234, cards: 3, logins: ["alice", "bob"]);
        Assert.True((await ReconcileAsync(desired)).IsTrue);
        var observed = await Centre.ReadAsync(desired.Account, desired.Logins, default);
        Assert.Equal(desired.Mark, observed!.Description);
        Assert.Equal(new AccountLimits(3, 1234, null, null), observed.Limits);
        Assert.Equal(["alice", "bob"], observed.Logins);
        Assert.True((await ReconcileAsync(desired)).IsTrue);
    }

    [Fact]
    public async Task Every_step_may_be_repeated()
    {
        var desired = Desired(NewAccount(), logins: ["alice"]);
        CentreStep[] steps = [new CreateAccount(desired.Account, desired.Mark), new WriteLimits(desired.Account, desired.Limits), new AddUser(desired.Account, "alice", false), new CancelJobs(desired.Account, [])];
        foreach (var step in steps.Concat(steps)) await Centre.ApplyAsync(step, default);
        Assert.True((await ReconcileAsync(desired)).IsTrue);
        var removal = new RemoveUser(desired.Account, "alice");
        if ((await Centre.ReadAsync(desired.Account, [], default))!.Users.Single().NextDefault is { } next) removal = removal with { NextDefault = next };
        await Centre.ApplyAsync(removal, default);
        await Centre.ApplyAsync(removal with { NextDefault = null }, default);
        Assert.Empty((await Centre.ReadAsync(desired.Account, [], default))!.Users);
    }

    [Fact]
    public async Task A_limit_is_raised_and_lowered_and_nothing_else_changes()
    {
        var account = NewAccount();
        await ReconcileAsync(Desired(account, minutes: 100, logins: ["alice"]));
        await ReconcileAsync(Desired(account, minutes: 5000, cards: 2, logins: ["alice"]));
        Assert.Equal(new AccountLimits(2, 5000, null, null), (await Centre.ReadAsync(account, [], default))!.Limits);
        await ReconcileAsync(Desired(account, minutes: 50, cards: 2, logins: ["alice"]));
        var observed = await Centre.ReadAsync(account, ["alice"], default);
        Assert.Equal(new AccountLimits(2, 50, null, null), observed!.Limits);
        Assert.Equal(["alice"], observed.Logins);
    }

    [Fact]
    public async Task A_user_leaves_also_an_account_that_is_their_default()
    {
        var (first, second) = (NewAccount(), NewAccount());
        await ReconcileAsync(Desired(first, logins: ["carol"]));
        await ReconcileAsync(Desired(second, logins: ["carol"]));
        foreach (var account in new[] { first, second })
        {
            await ReconcileAsync(Desired(account), "carol");
            Assert.Empty((await Centre.ReadAsync(account, [], default))!.Users);
        }
    }

    [Fact]
    public async Task Limits_for_an_account_that_does_not_exist_are_refused_instead_of_lost()
    {
        var refused = await Assert.ThrowsAsync<CentreException>(() => Centre.ApplyAsync(new WriteLimits("aiss-2098-0001-1", new(1, 1, null, null)), default));
        Assert.Equal(CentreCondition.Misconfigured, refused.Condition);
    }

    [Fact]
    public async Task A_job_runs_its_use_is_counted_and_the_next_that_does_not_fit_into_the_rest_waits()
    {
        var account = NewAccount();
        await ReconcileAsync(Desired(account, minutes: 12, logins: ["alice"]));
        var (first, _) = await SubmitAsync("alice", account, gpus: 8, seconds: 4, limitMinutes: 1); // 8 of 12 minutes reserved
        await UntilAsync(account, first!.Value, j => j.EndedAt is not null);
        var done = await LastRunAsync(account, first.Value);
        Assert.Equal(("alice", 8, "COMPLETED"), (done!.Login, done.Gpus, done.State));
        Assert.InRange((done.EndedAt!.Value - done.StartedAt!.Value).TotalSeconds, 3, 20);

        var (second, _) = await SubmitAsync("alice", account, gpus: 8, seconds: 4, limitMinutes: 2); // would need 16
        await UntilAsync(account, second!.Value, j => j.StartedAt is null && j.EndedAt is null);
        await EventuallyAsync(async () => await PendingReasonAsync(second.Value) == "AssocGrpGRESMinutes", 20);

        await ReconcileAsync(Desired(account, minutes: 100, logins: ["alice"]));
        await UntilAsync(account, second.Value, j => j.StartedAt is not null);
    }

    /// <summary>Why the scheduler holds a job; the accounting learns it late, so it is asked where the users ask.</summary>
    protected abstract Task<string> PendingReasonAsync(long job);

    [Fact]
    public async Task Cards_at_the_same_time_are_capped()
    {
        var account = NewAccount();
        await ReconcileAsync(Desired(account, cards: 2, logins: ["bob"]));
        var (tooMany, _) = await SubmitAsync("bob", account, gpus: 3, seconds: 4, limitMinutes: 1);
        await EventuallyAsync(async () => await PendingReasonAsync(tooMany!.Value) == "AssocGrpGRES", 20);
        await Centre.ApplyAsync(new CancelJobs(account, [tooMany!.Value]), default);
    }

    [Fact]
    public async Task A_job_that_is_cancelled_while_it_waits_has_never_run()
    {
        var account = NewAccount();
        await ReconcileAsync(Desired(account, minutes: 60, logins: ["bob"]));
        var (tooLong, _) = await SubmitAsync("bob", account, gpus: 8, seconds: 4, limitMinutes: 120);
        await EventuallyAsync(async () => await PendingReasonAsync(tooLong!.Value) == "AssocGrpGRESMinutes", 20);
        await Centre.ApplyAsync(new CancelJobs(account, [tooLong!.Value]), default);
        await UntilAsync(account, tooLong.Value, j => j.EndedAt is not null);
        Assert.Null((await LastRunAsync(account, tooLong.Value))!.StartedAt);
    }

    [Fact]
    public async Task A_closed_account_ends_what_runs_and_refuses_what_comes()
    {
        var account = NewAccount();
        await ReconcileAsync(Desired(account, logins: ["alice"]));
        var (running, _) = await SubmitAsync("alice", account, gpus: 1, seconds: 600, limitMinutes: 20);
        await UntilAsync(account, running!.Value, j => j.StartedAt is not null);

        var over = Desired(account, phase: AccountPhase.Over, logins: ["alice"]);
        await ReconcileAsync(over);
        await EventuallyAsync(async () => (await ReconcileAsync(over)).IsTrue, 30);
        Assert.Equal("CANCELLED", (await LastRunAsync(account, running.Value))!.State);
        Assert.Equal(2050, (await SubmitAsync("alice", account, 1, 1, 1)).Error);
    }

    [Fact]
    public async Task A_stranger_to_the_account_is_refused() =>
        Assert.NotEqual(0, (await SubmitAsync("bob", await MadeAsync(logins: ["alice"]), 1, 1, 1)).Error);

    private async Task<string> MadeAsync(params string[] logins)
    {
        var account = NewAccount();
        await ReconcileAsync(Desired(account, logins: logins));
        return account;
    }

    [Fact]
    public async Task Both_runs_of_a_requeued_job_are_told()
    {
        var account = await MadeAsync("alice");
        var (job, _) = await SubmitAsync("alice", account, gpus: 2, seconds: 8, limitMinutes: 5);
        await UntilAsync(account, job!.Value, j => j.StartedAt is not null);
        await Task.Delay(1100); // runs are told apart by the second of their submission
        await RequeueAsync(job.Value);
        // The second run starts after about two minutes.
        await EventuallyAsync(async () => (await RunsAsync()).Count(r => r is { StartedAt: not null, EndedAt: not null }) == 2, 200);
        var runs = await RunsAsync();
        Assert.Equal(2, runs.Select(r => r.SubmittedAt).Distinct().Count());
        Assert.All(runs, r => Assert.Equal(2, r.Gpus));
        Assert.Equal("COMPLETED", runs.MaxBy(r => r.SubmittedAt)!.State);

        async Task<List<CentreJob>> RunsAsync() =>
            [.. (await Centre.JobsAsync(account, Centre.UtcNow.AddHours(-1), Centre.UtcNow.AddSeconds(1), default)).Where(r => r.JobId == job)];
    }

    [Fact]
    public async Task The_live_counter_agrees_with_the_jobs()
    {
        var account = await MadeAsync("bob");
        var (job, _) = await SubmitAsync("bob", account, gpus: 8, seconds: 10, limitMinutes: 2);
        await UntilAsync(account, job!.Value, j => j.EndedAt is not null, 60);
        var runs = (await Centre.JobsAsync(account, Centre.UtcNow.AddHours(-1), Centre.UtcNow.AddSeconds(1), default)).Select(r => new Run(r.StartedAt!.Value, r.EndedAt, r.Gpus));
        var sum = UsageMeter.Minutes(runs, DateTime.MinValue, DateTime.MaxValue, Centre.UtcNow);
        await EventuallyAsync(async () => await Centre.LiveCounterAsync(account, default) is { } counted && Math.Abs(counted.Minutes - sum.Minutes) <= 1, 90);
    }
}
