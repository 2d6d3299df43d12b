using System.Text.Json;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Allocations;

/// <summary>Whether what stands on the cluster is what the portal wants there.</summary>
public enum AllocationTruth
{
    /// <summary>Not looked at yet.</summary>
    Unchecked,

    /// <summary>Read, and it is as wanted.</summary>
    True,

    /// <summary>A change is on its way.</summary>
    Changing,

    /// <summary>A hand was there; what the portal may repair, it repairs.</summary>
    Drifted,

    /// <summary>An account of our name that is not ours.</summary>
    Foreign,

    /// <summary>More users would be taken away than one run may.</summary>
    HeldBack,

    /// <summary>The centre does not answer, or refused; what stands there is not known.</summary>
    Unknown,
}

/// <summary>What was last seen of an allocation on the cluster, and what was written there. Beside the aggregate, because it changes by the minute.</summary>
public sealed class AllocationCheck : IUnaudited
{
    public const int DetailLength = 1000;

    private AllocationCheck() { }

    public AllocationCheck(AllocationId id, DateTime machineNow) => (Id, DueAt) = (id, machineNow);

    public AllocationId Id { get; private init; }

    /// <summary>
    /// From when on (machine's clock) it is looked at out of turn: somebody changed what is wanted or asked for a check, or the last
    /// attempt was not finished. Null: with the others, once a minute.
    /// </summary>
    public DateTime? DueAt { get; internal set; }
    public AllocationTruth Truth { get; internal set; }

    /// <summary>The portal's time of the last check, whatever it found.</summary>
    public DateTime? CheckedAt { get; internal set; }

    /// <summary>When it was last found as wanted: hand edits lie between this and the check that saw them.</summary>
    public DateTime? TrueAt { get; internal set; }

    /// <summary>What the cluster said when it refused; the description of a foreign account; the logins held back.</summary>
    public string? Detail { get; private set; }

    /// <summary>The cluster's own counter and our sum of its jobs, taken together; both null until usage was collected.</summary>
    public TresMinutes? Counted { get; internal set; }
    public TresMinutes? Summed { get; internal set; }

    public string? AheadJson { get; private set; }
    public string? LastJson { get; private set; }
    public string? ObservedJson { get; private set; }

    internal WrittenAhead Ahead
    {
        get => Read<WrittenAhead>(AheadJson) ?? WrittenAhead.Nothing;
        set => AheadJson = JsonSerializer.Serialize(value, GrantsJson.Options);
    }

    internal LastApplied? Last
    {
        get => Read<LastApplied>(LastJson);
        set => LastJson = value is null ? null : JsonSerializer.Serialize(value, GrantsJson.Options);
    }

    internal ObservedAccount? Observed
    {
        get => Read<ObservedAccount>(ObservedJson);
        set => ObservedJson = value is null ? null : JsonSerializer.Serialize(value, GrantsJson.Options);
    }

    /// <summary>
    /// The spent budget and the cluster's counter may differ by what runs between the two readings, not by more: else minutes come back
    /// by decay or a reset, and the budget is soft (DOMAIN rule 19).
    /// </summary>
    internal bool CounterAgrees => Agree(Counted, Summed);

    internal static bool Agree(TresMinutes? ofCluster, TresMinutes? ofRuns) =>
        ofCluster is not { } counted || ofRuns is not { } summed || counted.Minutes * 100 >= summed.Minutes * 98 - 6000;

    internal void Say(string? detail) => Detail = detail is { Length: > DetailLength } ? detail[..DetailLength] : detail;

    private static T? Read<T>(string? json) where T : class => json is null ? null : JsonSerializer.Deserialize<T>(json, GrantsJson.Options);
}

/// <summary>A change to our account that the portal did not make, and when it can have happened. Closed by the operator's word on who it was.</summary>
public sealed class CentreIncident : Aggregate
{
    public const int ValueLength = 200;
    public const int WordLength = 500;

    private CentreIncident() { }

    internal CentreIncident(AllocationId allocation, Incident incident, DateTime? after, DateTime seen)
    {
        (AllocationId, Edit, Subject, Applied, Found) = (allocation, incident.Edit, incident.Subject, incident.Applied, incident.Found);
        (After, FirstSeenAt, LastSeenAt) = (after, seen, seen);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public AllocationId AllocationId { get; private init; }
    public HandEdit Edit { get; private init; }
    public string Subject { get; private init; } = "";
    public string Applied { get; private init; } = "";
    public string Found { get; private init; } = "";

    /// <summary>The last check that found everything right; null when there was none.</summary>
    public DateTime? After { get; private init; }

    /// <summary>The check that saw it: it happened between the two.</summary>
    public DateTime FirstSeenAt { get; private init; }
    public DateTime LastSeenAt { get; private set; }

    /// <summary>Who did it and why, in the operator's words; closes the incident.</summary>
    public string? Explanation { get; private set; }
    public DateTime? ClosedAt { get; private set; }

    internal bool IsSame(Incident other) => (Edit, Subject, Applied, Found) == (other.Edit, other.Subject, other.Applied, other.Found);

    internal void SeeAgain(DateTime now) => LastSeenAt = now;

    internal void Explain(string words, DateTime now) => (Explanation, ClosedAt) = (words, now);
}

/// <summary>A request that was sent to the cluster for an allocation, for the operator to read.</summary>
public sealed class CentreSending : IUnaudited
{
    public const int PathLength = 400;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required AllocationId AllocationId { get; init; }
    public required DateTime At { get; init; }
    public required int Order { get; init; }
    public required string Method { get; init; }
    public required string Path { get; init; }
    public string? Json { get; init; }

    /// <summary>What the cluster said instead of doing it; null when it did.</summary>
    public string? Refused { get; init; }
}

/// <summary>The centre's condition, one row for each cluster.</summary>
public sealed class CentreStatus : IUnaudited
{
    public required string Cluster { get; init; }
    public CentreCondition Condition { get; set; }
    public string? ApiVersion { get; set; }
    public string? Release { get; set; }
    public string? Detail { get; set; }
    public DateTime CheckedAt { get; set; }

    /// <summary>Since when the condition is what it is.</summary>
    public DateTime Since { get; set; }
    public DateTime? HealthyAt { get; set; }
}

internal sealed class AllocationCheckConfiguration : IEntityTypeConfiguration<AllocationCheck>
{
    public void Configure(EntityTypeBuilder<AllocationCheck> check)
    {
        check.HasKey(c => c.Id);
        check.HasOne<Allocation>().WithOne().HasForeignKey<AllocationCheck>(c => c.Id);
        check.Property(c => c.Detail).HasMaxLength(AllocationCheck.DetailLength);
        check.Ignore(c => c.Ahead).Ignore(c => c.Last).Ignore(c => c.Observed).Ignore(c => c.CounterAgrees);
        check.HasIndex(c => c.DueAt);
    }
}

internal sealed class CentreIncidentConfiguration : IEntityTypeConfiguration<CentreIncident>
{
    public void Configure(EntityTypeBuilder<CentreIncident> incident)
    {
        incident.Property(i => i.Id).ValueGeneratedNever();
        incident.Property(i => i.Subject).HasMaxLength(CentreIncident.ValueLength);
        incident.Property(i => i.Applied).HasMaxLength(CentreIncident.ValueLength);
        incident.Property(i => i.Found).HasMaxLength(CentreIncident.ValueLength);
        incident.Property(i => i.Explanation).HasMaxLength(CentreIncident.WordLength);
        incident.HasOne<Allocation>().WithMany().HasForeignKey(i => i.AllocationId);
        incident.HasIndex(i => i.ClosedAt);
    }
}

internal sealed class CentreSendingConfiguration : IEntityTypeConfiguration<CentreSending>
{
    public void Configure(EntityTypeBuilder<CentreSending> sending)
    {
        sending.Property(s => s.Id).ValueGeneratedNever();
        sending.Property(s => s.Method).HasMaxLength(10);
        sending.Property(s => s.Path).HasMaxLength(CentreSending.PathLength);
        sending.Property(s => s.Refused).HasMaxLength(AllocationCheck.DetailLength);
        sending.HasOne<Allocation>().WithMany().HasForeignKey(s => s.AllocationId);
        sending.HasIndex(s => new { s.AllocationId, s.At });
    }
}

internal sealed class CentreStatusConfiguration : IEntityTypeConfiguration<CentreStatus>
{
    public void Configure(EntityTypeBuilder<CentreStatus> status)
    {
        status.HasKey(s => s.Cluster);
        status.Property(s => s.Cluster).HasMaxLength(64);
        status.Property(s => s.ApiVersion).HasMaxLength(20);
        status.Property(s => s.Release).HasMaxLength(40);
        status.Property(s => s.Detail).HasMaxLength(AllocationCheck.DetailLength);
    }
}
