namespace Cyberport.Grants.Slurm;

/// <summary>Which computing centre the portal drives; configuration section <c>Centre</c>.</summary>
public sealed record SlurmOptions
{
    public const string Section = "Centre";

    public CentreKind Kind { get; set; } = CentreKind.Simulated;

    /// <summary>The cluster's name in Slurm (ClusterName).</summary>
    public string Cluster { get; set; } = "aisc";

    /// <summary>Where slurmrestd listens, such as <c>http://127.0.0.1:6820</c>.</summary>
    public string Url { get; set; } = "";

    /// <summary>The service account; an Operator of the cluster suffices.</summary>
    public string User { get; set; } = "portal";

    /// <summary>The cluster's jwt_hs256.key: the portal then signs short-lived tokens itself.</summary>
    public string? TokenKeyFile { get; set; }

    /// <summary>A ready token, where the key is not given away.</summary>
    public string? Token { get; set; }

    /// <summary>Our accounts stand below this one; it must exist.</summary>
    public string ParentAccount { get; set; } = "root";

    /// <summary>Declared by the operators: PriorityDecayHalfLife=0.</summary>
    public bool NoDecay { get; set; }

    /// <summary>Declared by the operators: PriorityUsageResetPeriod=NONE.</summary>
    public bool NoReset { get; set; }

    /// <summary>Declared by the operators: AccountingStorageEnforce contains <c>safe</c>.</summary>
    public bool Safe { get; set; }

    /// <summary>slurmctld being down takes 9 s to be said, so a read waits a little longer.</summary>
    public int ReadTimeoutSeconds { get; set; } = 15;

    public int WriteTimeoutSeconds { get; set; } = 60;

    /// <summary>Simulated only: running allocations compute without anybody submitting jobs.</summary>
    public bool DemoJobs { get; set; } = true;

    /// <summary>Simulated only: cards of the made-up cluster.</summary>
    public int SimulatedCards { get; set; } = 3033;
}

public enum CentreKind
{
    /// <summary>In this process, for demonstrations and tests.</summary>
    Simulated,

    /// <summary>A real cluster behind slurmrestd.</summary>
    Slurm,
}
