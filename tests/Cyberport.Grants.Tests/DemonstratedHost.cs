using Cyberport.Grants.Allocations;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Slurm;
using Cyberport.Grants.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Tests;

/// <summary>The portal with its whole demonstration in it, seeded once for the tests that look around in it.</summary>
public sealed class DemonstratedHost : IAsyncLifetime
{
    public GrantsHost Host { get; private set; } = null!;

    public Actor As(string demoId) => DemonstrationPeople.ActorOf(demoId, Host.Clock);

    public async ValueTask InitializeAsync()
    {
        Host = await GrantsHost.StartAsync((services, configuration) => services.AddComputeCentre(configuration));
        await Host.Services.GetRequiredService<DemonstrationSeed>().RunAsync(0, default);
        await Host.Services.GetRequiredService<ReconcileCentre>().RunAsync(all: true, default);
        await Host.Services.GetRequiredService<CollectUsage>().RunAsync(default);
        await Host.SettleAsync();
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

[CollectionDefinition(nameof(DemonstratedHost))]
public sealed class LooksAroundInTheDemonstration : ICollectionFixture<DemonstratedHost>;
