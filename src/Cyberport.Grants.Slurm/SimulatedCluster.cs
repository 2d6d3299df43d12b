using System.Text.Json.Serialization;
using Cyberport.Grants.Allocations;

namespace Cyberport.Grants.Slurm;

internal sealed class SimulatedAccount
{
    public required string Name { get; init; }
    public string Description { get; set; } = "";
    public AccountLimits? Limits { get; set; }
    public List<string> Users { get; init; } = [];

    /// <summary>GPU-seconds of ended runs: the counter that the budget is compared with; it only grows.</summary>
    public long UsedSeconds { get; set; }

    /// <summary>How many jobs the demonstration made for it, and when the next one comes.</summary>
    public int DemoJobs { get; set; }
    public DateTime? NextDemoAt { get; set; }
}

internal sealed class SimulatedJob
{
    public required long Id { get; init; }
    public required DateTime Submitted { get; init; }
    public required string Account { get; init; }
    public required string Login { get; init; }
    public required int Gpus { get; init; }
    public required int Seconds { get; init; }
    public required int LimitMinutes { get; init; }

    /// <summary>A requeued job waits about two minutes, as a real one does.</summary>
    public DateTime EligibleAt { get; init; }
    public DateTime? Started { get; set; }
    public DateTime? Ended { get; set; }
    public string State { get; set; } = "PENDING";
    public string Reason { get; set; } = "None";

    [JsonIgnore]
    public bool IsRunning => Started is not null && Ended is null;

    [JsonIgnore]
    public bool IsPending => Started is null && Ended is null;

    /// <summary>When it ends by itself: done, or at its time limit.</summary>
    [JsonIgnore]
    public DateTime DueAt => Started!.Value.AddSeconds(Math.Min(Seconds, LimitMinutes * 60L));
    public long SecondsUntil(DateTime at) => (long)((Ended ?? at) - Started!.Value).TotalSeconds * Gpus;
}

/// <summary>
/// A cluster in memory that obeys the same limits as Slurm does: cards at once, minutes in all (<c>safe</c>: a job starts only when
/// it can end within the budget), and the two switches. Time moves only when <see cref="AdvanceTo"/> is called. Not thread-safe.
/// </summary>
internal sealed class SimulatedCluster
{
    public Dictionary<string, SimulatedAccount> Accounts { get; init; } = [];

    /// <summary>Cluster user → default account.</summary>
    public Dictionary<string, string> Users { get; init; } = [];
    public List<SimulatedJob> Jobs { get; init; } = [];
    public long LastJobId { get; set; }
    public DateTime Now { get; set; }

    public void AdvanceTo(DateTime now, int cards, bool demoJobs)
    {
        if (now <= Now) return;
        if (demoJobs) foreach (var account in Accounts.Values) account.NextDemoAt ??= Now > DateTime.UnixEpoch ? Now : now;
        while (NextEvent(demoJobs) is { } at && at <= now)
        {
            Now = at > Now ? at : Now;
            foreach (var job in Jobs.Where(j => j.IsRunning && j.DueAt <= Now).ToList())
                End(job, job.DueAt, job.Seconds > job.LimitMinutes * 60L ? "TIMEOUT" : "COMPLETED");
            if (demoJobs) foreach (var account in Accounts.Values.Where(a => a.NextDemoAt <= Now)) DemoJobs.Submit(this, account);
            StartWhatFits(cards);
        }
        Now = now;
        StartWhatFits(cards);
    }

    private DateTime? NextEvent(bool demoJobs) => Jobs.Where(j => j.IsRunning).Select(j => (DateTime?)j.DueAt)
        .Concat(Jobs.Where(j => j.IsPending && j.EligibleAt > Now).Select(j => (DateTime?)j.EligibleAt))
        .Concat(demoJobs ? Accounts.Values.Select(a => a.NextDemoAt) : [])
        .Min();

    public long Submit(string login, string account, int gpus, int seconds, int limitMinutes)
    {
        var found = Accounts.GetValueOrDefault(account);
        if (found is null || !found.Users.Contains(login)) throw new CentreException(CentreCondition.Strange, "2045 no such account for this user");
        if (found.Limits?.Submitted is { } most && Jobs.Count(j => j.Account == account && j.Ended is null) >= most)
            throw new CentreException(CentreCondition.Strange, "2050 over a limit");
        Jobs.Add(new SimulatedJob
        {
            Id = ++LastJobId,
            Submitted = Now,
            EligibleAt = Now,
            Account = account,
            Login = login,
            Gpus = gpus,
            Seconds = seconds,
            LimitMinutes = limitMinutes,
        });
        return LastJobId;
    }

    public void Requeue(long id)
    {
        var run = Jobs.Last(j => j.Id == id);
        End(run, Now, "REQUEUED");
        Jobs.Add(new SimulatedJob
        {
            Id = id,
            Submitted = Now,
            EligibleAt = Now.AddSeconds(120),
            Account = run.Account,
            Login = run.Login,
            Gpus = run.Gpus,
            Seconds = run.Seconds,
            LimitMinutes = run.LimitMinutes,
            Reason = "BeginTime",
        });
    }

    public void End(SimulatedJob job, DateTime at, string state)
    {
        (job.Ended, job.State, job.Reason) = (at, state, "None");
        if (job.Started is null) return;
        if (Accounts.TryGetValue(job.Account, out var account)) account.UsedSeconds += job.SecondsUntil(at);
    }

    public long CountedSeconds(SimulatedAccount account) =>
        account.UsedSeconds + Jobs.Where(j => j.Account == account.Name && j.IsRunning).Sum(j => j.SecondsUntil(Now));

    public void StartWhatFits(int cards)
    {
        foreach (var job in Jobs.Where(j => j.IsPending && j.EligibleAt <= Now).ToList())
        {
            job.Reason = Obstacle(job, cards) ?? "None";
            if (job.Reason == "None") (job.Started, job.State) = (Now, "RUNNING");
        }
    }

    private string? Obstacle(SimulatedJob job, int cards)
    {
        var account = Accounts[job.Account];
        var running = Jobs.Where(j => j.IsRunning).ToList();
        var ours = running.Where(j => j.Account == job.Account).ToList();
        var limits = account.Limits;
        if (limits?.Jobs is { } jobs && ours.Count >= jobs) return "AssocGrpJobsLimit";
        if (limits?.Cards is { } cap && ours.Sum(j => j.Gpus) + job.Gpus > cap) return "AssocGrpGRES";
        var reserved = ours.Append(job).Sum(j => j.LimitMinutes * 60L * j.Gpus);
        if (limits?.Minutes is { } minutes && account.UsedSeconds + reserved > minutes * 60) return "AssocGrpGRESMinutes";
        return running.Sum(j => j.Gpus) + job.Gpus > cards ? "Resources" : null;
    }
}

/// <summary>
/// Work for the demonstration: each open account with users keeps about four fifths of its cards busy. The n-th job of an account is
/// the same in every run.
/// </summary>
internal static class DemoJobs
{
    private const double Busy = 0.8;
    private const int MostWaiting = 3;

    public static void Submit(SimulatedCluster cluster, SimulatedAccount account)
    {
        var random = new Random(Seed(account.Name, account.DemoJobs));
        var cap = (int)Math.Clamp(account.Limits?.Cards ?? 0, 0, 10_000);
        var gpus = Math.Max(1, cap / new[] { 4, 2, 2, 1 }[random.Next(4)]);
        var hours = random.Next(3, 19);
        account.NextDemoAt = cluster.Now.AddHours(Math.Max(0.5, gpus * hours / (Busy * Math.Max(1, cap)) * (0.7 + 0.6 * random.NextDouble())));
        var open = account.Limits is { IsClosed: false } && cap > 0 && account.Users.Count > 0;
        if (!open || cluster.Jobs.Count(j => j.Account == account.Name && j.IsPending) >= MostWaiting) return;
        account.DemoJobs++;
        cluster.Submit(account.Users[random.Next(account.Users.Count)], account.Name, gpus, hours * 3600 - random.Next(3600), hours * 60);
    }

    private static int Seed(string name, int n) => unchecked(name.Aggregate(17, (hash, c) => hash * 31 + c) * 397 ^ n);
}
