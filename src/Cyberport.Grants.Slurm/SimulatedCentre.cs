using System.Text.Json;
using Cyberport.Grants.Allocations;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Slurm;

/// <summary>
/// A computing centre inside this process, for demonstrations and tests. It lives in the portal's time (the time machine moves its jobs
/// on), keeps its state in one file, so that a restart finds what stood there, and passes the same behaviour suite as a real cluster.
/// </summary>
public sealed class SimulatedCentre : IComputeCentre
{
    private readonly Lock _gate = new();
    private readonly SlurmOptions _options;
    private readonly Func<DateTime> _now;
    private readonly string? _file;
    private readonly SimulatedCluster _cluster;

    /// <param name="folder">Where <c>centre.json</c> is kept; null keeps nothing.</param>
    public SimulatedCentre(SlurmOptions options, Func<DateTime> now, string? folder)
    {
        (_options, _now) = (options, now);
        _file = folder is null ? null : Path.Combine(folder, "centre.json");
        _cluster = _file is not null && File.Exists(_file)
            ? JsonSerializer.Deserialize<SimulatedCluster>(File.ReadAllText(_file))!
            : new SimulatedCluster { Now = DateTime.UnixEpoch };
    }

    public string Cluster => _options.Cluster;
    public DateTime UtcNow => _now();

    /// <summary>The simulation has no decay, no reset, and is safe: its budget is hard.</summary>
    public CentreDeclaration Declaration => new(NoDecay: true, NoReset: true, Safe: true);

    public Task<CentreHealth> CheckAsync(CancellationToken cancel) =>
        Task.FromResult(new CentreHealth(CentreCondition.Healthy, RestCentre.Versions[3], "simulated"));

    public IReadOnlyList<CentreRequest> RequestsFor(CentreStep step) =>
        new SlurmRequests(RestCentre.Versions[3], _options.Cluster, _options.ParentAccount).For(step);

    public Task<ObservedAccount?> ReadAsync(string account, IReadOnlyCollection<string> logins, CancellationToken cancel) => Locked(cluster =>
    {
        if (!cluster.Accounts.TryGetValue(account, out var found)) return null;
        return new ObservedAccount(
            account, found.Description, found.Limits,
            [.. found.Users.Order(StringComparer.Ordinal).Select(u => new ObservedUser(u, NextDefault(cluster, found, u, logins)))],
            [.. logins.Where(cluster.Users.ContainsKey)],
            [.. cluster.Jobs.Where(j => j.Account == account && j.Ended is null).Select(j => new ActiveJob(j.Id, j.Login, j.IsRunning))]);
    });

    private static string? NextDefault(SimulatedCluster cluster, SimulatedAccount account, string login, IReadOnlyCollection<string> kept) =>
        kept.Contains(login) || cluster.Users.GetValueOrDefault(login) != account.Name ? null
        : cluster.Accounts.Values.Where(a => a != account && a.Users.Contains(login)).Select(a => a.Name).Order(StringComparer.Ordinal).FirstOrDefault();

    public Task ApplyAsync(CentreStep step, CancellationToken cancel) => Locked(cluster =>
    {
        Apply(cluster, step);
        return Nothing.AtAll;
    });

    private static void Apply(SimulatedCluster cluster, CentreStep step)
    {
        if (step is CreateAccount create)
        {
            cluster.Accounts.TryAdd(create.Account, new SimulatedAccount { Name = create.Account });
            cluster.Accounts[create.Account].Description = create.Mark; // an upsert, as over REST
            return;
        }
        var account = cluster.Accounts.GetValueOrDefault(step.Account) ?? throw new CentreException(CentreCondition.Misconfigured, $"Account: {step.Account}?");
        switch (step)
        {
            case WriteLimits write:
                account.Limits = write.Limits;
                break;
            case AddUser add:
                cluster.Users.TryAdd(add.Login, account.Name);
                if (!account.Users.Contains(add.Login)) account.Users.Add(add.Login);
                break;
            case RemoveUser remove:
                Remove(cluster, account, remove);
                break;
            case CancelJobs cancelled:
                foreach (var job in cluster.Jobs.Where(j => j.Ended is null && cancelled.JobIds.Contains(j.Id)).ToList()) cluster.End(job, cluster.Now, "CANCELLED");
                break;
            default:
                throw new InvalidOperationException($"The simulation does not know {step.GetType().Name}.");
        }
    }

    private static void Remove(SimulatedCluster cluster, SimulatedAccount account, RemoveUser remove)
    {
        if (cluster.Jobs.Any(j => j.Account == account.Name && j.Login == remove.Login && j.Ended is null))
            throw new CentreException(CentreCondition.Strange, "7001 jobs active");
        if (remove.NextDefault is { } next) cluster.Users[remove.Login] = next;
        if (cluster.Users.GetValueOrDefault(remove.Login) == account.Name && cluster.Accounts.Values.Any(a => a != account && a.Users.Contains(remove.Login)))
            throw new CentreException(CentreCondition.Strange, "7009 default account");
        account.Users.Remove(remove.Login);
    }

    public Task<IReadOnlyList<CentreJob>> JobsAsync(string account, DateTime from, DateTime to, CancellationToken cancel) => Locked(cluster =>
        (IReadOnlyList<CentreJob>)[.. cluster.Jobs
            .Where(j => j.Account == account && j.Submitted < to && (j.Ended ?? DateTime.MaxValue) >= from)
            .Select(j => new CentreJob(Cluster, j.Id, j.Submitted, j.Account, j.Login, j.Started, j.Ended, j.Started is null ? 0 : j.Gpus, j.State, j.Reason))]);

    public Task<TresMinutes?> LiveCounterAsync(string account, CancellationToken cancel) => Locked(cluster =>
        cluster.Accounts.TryGetValue(account, out var found) ? new TresMinutes(cluster.CountedSeconds(found) / 60) : (TresMinutes?)null);

    // What only people on the cluster do; the portal never calls these.

    /// <summary>A user submits a job. Refused with Slurm's own numbers.</summary>
    public Task<long> SubmitAsync(string login, string account, int gpus, int seconds, int limitMinutes) => Locked(cluster =>
    {
        var id = cluster.Submit(login, account, gpus, seconds, limitMinutes);
        cluster.StartWhatFits(_options.SimulatedCards);
        return id;
    });

    /// <summary>As <c>scontrol requeue</c>: the run ends, and another with the same id and a new time of submission waits.</summary>
    public Task RequeueAsync(long job) => Locked(cluster =>
    {
        cluster.Requeue(job);
        return Nothing.AtAll;
    });

    /// <summary>An administrator changes an account past the portal, or makes one of the same name.</summary>
    public Task EditByHandAsync(string account, string? description = null, AccountLimits? limits = null, string? addUser = null, string? removeUser = null) => Locked(cluster =>
    {
        cluster.Accounts.TryAdd(account, new SimulatedAccount { Name = account });
        var found = cluster.Accounts[account];
        if (description is not null) found.Description = description;
        if (limits is not null) found.Limits = limits;
        if (addUser is not null && !found.Users.Contains(addUser)) found.Users.Add(addUser);
        if (removeUser is not null) found.Users.Remove(removeUser);
        return Nothing.AtAll;
    });

    /// <summary>The names of all accounts that stand there.</summary>
    public Task<IReadOnlyList<string>> AccountsAsync() => Locked(cluster => (IReadOnlyList<string>)[.. cluster.Accounts.Keys.Order(StringComparer.Ordinal)]);

    private Task<T> Locked<T>(Func<SimulatedCluster, T> act)
    {
        lock (_gate)
        {
            try
            {
                _cluster.AdvanceTo(_now(), _options.SimulatedCards, _options.DemoJobs);
                var answer = act(_cluster);
                _cluster.StartWhatFits(_options.SimulatedCards);
                Save();
                return Task.FromResult(answer);
            }
            catch (CentreException refused)
            {
                return Task.FromException<T>(refused);
            }
        }
    }

    private string _saved = "";

    private void Save()
    {
        if (_file is null) return;
        var text = JsonSerializer.Serialize(_cluster);
        if (text == _saved) return;
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        File.WriteAllText(_file + ".new", text);
        File.Move(_file + ".new", _file, overwrite: true);
        _saved = text;
    }
}
