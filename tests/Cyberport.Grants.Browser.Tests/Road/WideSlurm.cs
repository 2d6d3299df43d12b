using Cyberport.Grants.TestKit;

namespace Cyberport.Grants.Browser.Tests.Road;

/// <summary>
/// A cluster so wide that a job of a few seconds uses hours. Each class has its own: two portals that number their cases alike would
/// find each other's accounts on one cluster, and rightly refuse them.
/// </summary>
public sealed class WideSlurm : RealSlurm
{
    public const int AllCards = 512;

    protected override int Cards => AllCards;
}

internal static class PortalOnSlurm
{
    /// <summary>The published portal over its demonstration, driving this cluster.</summary>
    public static Task<Portal> StartPortalAsync(this RealSlurm slurm) => Portal.StartAsync(new()
    {
        ["Centre:Kind"] = "Slurm",
        ["Centre:Url"] = slurm.Url,
        ["Centre:Cluster"] = RealSlurm.Cluster,
        ["Centre:User"] = "portal",
        ["Centre:TokenKeyFile"] = slurm.KeyFile,
        ["Centre:NoDecay"] = "true",
        ["Centre:NoReset"] = "true",
        ["Centre:Safe"] = "true",
    });
}
