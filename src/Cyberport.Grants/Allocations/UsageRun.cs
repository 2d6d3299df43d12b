using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Allocations;

/// <summary>Whether a run is put to an allocation's account, or waits in quarantine for somebody to look.</summary>
public enum UsageMatch
{
    Matched,

    /// <summary>The cluster let somebody compute whom the portal never put there.</summary>
    UnknownLogin,

    /// <summary>Submitted before the account was the allocation's, or after it ended.</summary>
    OutsideDates,
}

/// <summary>One run of a job as Slurm accounts for it. The key is cluster, job id and time of submission: a requeued job has several runs.</summary>
public sealed class UsageRun : IUnaudited
{
    private UsageRun() { }

    internal UsageRun(AllocationId allocation, CentreJob job, UsageMatch match)
    {
        (AllocationId, Cluster, JobId, SubmittedAt, Login) = (allocation, job.Cluster, job.JobId, job.SubmittedAt, job.Login);
        Match = match;
        Update(job);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public AllocationId AllocationId { get; private init; }
    public string Cluster { get; private init; } = "";
    public long JobId { get; private init; }
    public DateTime SubmittedAt { get; private init; }
    public string Login { get; private init; } = "";
    public DateTime? StartedAt { get; private set; }

    /// <summary>Null while it runs: it is read again until it has ended.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Cards allocated, not asked for.</summary>
    public int Gpus { get; private set; }
    public string State { get; private set; } = "";

    /// <summary>What it used, once it has ended; nothing while it runs. Kept, so that a sum is the database's business.</summary>
    public long GpuSeconds { get; private set; }
    public UsageMatch Match { get; private init; }

    /// <summary>Takes over what the cluster says now.</summary>
    internal void Update(CentreJob job)
    {
        (StartedAt, EndedAt, Gpus) = (job.StartedAt, job.EndedAt, job.Gpus);
        State = job.State.Length > 60 ? job.State[..60] : job.State;
        GpuSeconds = StartedAt is { } from && EndedAt is { } to ? UsageMeter.GpuSeconds([new(from, to, Gpus)], from, to, to) : 0;
    }

    internal static (string, long, DateTime) KeyOf(CentreJob job) => (job.Cluster, job.JobId, job.SubmittedAt);
    internal (string, long, DateTime) Key => (Cluster, JobId, SubmittedAt);
}

/// <summary>How far an allocation's usage is collected; moved in the very save that stores the rows.</summary>
public sealed class UsageCursor : IUnaudited
{
    public required AllocationId AllocationId { get; init; }

    /// <summary>The centre's time. What Slurm learnt late is caught by asking again for the day before.</summary>
    public required DateTime CollectedTo { get; set; }
}

internal sealed class UsageRunConfiguration : IEntityTypeConfiguration<UsageRun>
{
    public void Configure(EntityTypeBuilder<UsageRun> run)
    {
        run.Property(r => r.Id).ValueGeneratedNever();
        run.Property(r => r.Cluster).HasMaxLength(64);
        run.Property(r => r.Login).HasMaxLength(64);
        run.Property(r => r.State).HasMaxLength(60);
        run.Ignore(r => r.Key);
        run.HasIndex(r => new { r.Cluster, r.JobId, r.SubmittedAt }).IsUnique();
        run.HasIndex(r => new { r.AllocationId, r.StartedAt });
        run.HasOne<Allocation>().WithMany().HasForeignKey(r => r.AllocationId);
    }
}

internal sealed class UsageCursorConfiguration : IEntityTypeConfiguration<UsageCursor>
{
    public void Configure(EntityTypeBuilder<UsageCursor> cursor)
    {
        cursor.HasKey(c => c.AllocationId);
        cursor.HasOne<Allocation>().WithOne().HasForeignKey<UsageCursor>(c => c.AllocationId);
    }
}
