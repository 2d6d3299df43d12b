using Cyberport.Grants.Allocations;
using Cyberport.Grants.Slurm;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Allocations;

/// <summary>The simulated centre behind a bad line: a request may be lost on the way, or done and its answer lost.</summary>
internal sealed class FaultyCentre : IComputeCentre
{
    public SimulatedCentre Inner { get; } = new(new SlurmOptions { DemoJobs = false }, () => new DateTime(2026, 1, 7, 1, 0, 0, DateTimeKind.Utc), null);

    public CentreCondition Condition { get; set; } = CentreCondition.Healthy;

    /// <summary>Null: the line is good.</summary>
    public Random? Random { get; set; }

    public string Cluster => Inner.Cluster;
    public DateTime UtcNow => Inner.UtcNow;
    public CentreDeclaration Declaration => Inner.Declaration;

    public Task<CentreHealth> CheckAsync(CancellationToken cancel) =>
        Condition == CentreCondition.Healthy ? Inner.CheckAsync(cancel) : Task.FromResult(new CentreHealth(Condition, Detail: "connection refused"));

    public async Task<ObservedAccount?> ReadAsync(string account, IReadOnlyCollection<string> logins, CancellationToken cancel)
    {
        MayFail(8);
        return await Inner.ReadAsync(account, logins, cancel);
    }

    public IReadOnlyList<CentreRequest> RequestsFor(CentreStep step) => Inner.RequestsFor(step);

    public async Task ApplyAsync(CentreStep step, CancellationToken cancel)
    {
        MayFail(4);
        await Inner.ApplyAsync(step, cancel);
        MayFail(4);
    }

    public Task<IReadOnlyList<CentreJob>> JobsAsync(string account, DateTime from, DateTime to, CancellationToken cancel) => Inner.JobsAsync(account, from, to, cancel);
    public Task<TresMinutes?> LiveCounterAsync(string account, CancellationToken cancel) => Inner.LiveCounterAsync(account, cancel);

    private void MayFail(int oneIn)
    {
        if (Random?.Next(oneIn) == 0) throw new CentreException(CentreCondition.Down, "connection reset");
    }
}
