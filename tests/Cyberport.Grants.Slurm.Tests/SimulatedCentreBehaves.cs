using Cyberport.Grants.Allocations;

namespace Cyberport.Grants.Slurm.Tests;

public sealed class SimulatedCentreBehaves : CentreBehaviour
{
    private static DateTime _now = new(2026, 3, 1, 1, 0, 0, DateTimeKind.Utc);
    private readonly SimulatedCentre _centre = new(new SlurmOptions { DemoJobs = false }, () => _now, folder: null);

    protected override IComputeCentre Centre => _centre;

    [Fact]
    public async Task A_restart_finds_what_stood_there()
    {
        var folder = Directory.CreateTempSubdirectory("grants-centre-");
        SimulatedCentre Start() => new(new SlurmOptions { DemoJobs = false }, () => _now, folder.FullName);
        var desired = Desired("aiss-2026-9001-1", logins: ["alice"]);
        foreach (var step in Reconciliation.Plan(desired, null, WrittenAhead.Nothing, null, 0).Steps) await Start().ApplyAsync(step, default);
        var job = await Start().SubmitAsync("alice", desired.Account, 2, 600, 20);
        var waiting = await Start().SubmitAsync("alice", desired.Account, 8, 600, 20);

        var observed = await Start().ReadAsync(desired.Account, desired.Logins, default);
        Assert.Equal((desired.Mark, desired.Limits), (observed!.Description, observed.Limits));
        Assert.Equal([new ActiveJob(job, "alice", true), new ActiveJob(waiting, "alice", false)], observed.ActiveJobs);
        folder.Delete(recursive: true);
    }

    protected override async Task<(long? Id, int Error)> SubmitAsync(string login, string account, int gpus, int seconds, int limitMinutes)
    {
        try
        {
            return (await _centre.SubmitAsync(login, account, gpus, seconds, limitMinutes), 0);
        }
        catch (CentreException refused)
        {
            return (null, int.Parse(refused.Message.Split(' ')[0]));
        }
    }

    protected override async Task EventuallyAsync(Func<Task<bool>> holds, int seconds)
    {
        for (var i = 0; i < seconds; i++, _now = _now.AddSeconds(1))
            if (await holds()) return;
        Assert.Fail($"not within {seconds} s");
    }

    protected override Task RequeueAsync(long job)
    {
        _now = _now.AddSeconds(2);
        return _centre.RequeueAsync(job);
    }

    protected override async Task<string> PendingReasonAsync(long job)
    {
        foreach (var account in await _centre.AccountsAsync())
            if ((await _centre.JobsAsync(account, DateTime.UnixEpoch, _now.AddDays(1), default)).FirstOrDefault(j => j.JobId == job) is { } found) return found.Reason;
        return "";
    }
}
