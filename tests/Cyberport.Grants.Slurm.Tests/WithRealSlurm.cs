using Cyberport.Grants.TestKit;

namespace Cyberport.Grants.Slurm.Tests;

/// <summary>Tests that share the real cluster, one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WithRealSlurm : ICollectionFixture<RealSlurm>
{
    public const string Name = "real Slurm";
}
