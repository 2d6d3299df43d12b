using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Organisations;

/// <summary>
/// A signed-in browser. The cookie holds its id and no more; ending the row signs out at once, live circuits included. All its
/// instants are machine time: the time machine must not sign everybody out.
/// </summary>
public sealed class Session
{
    public const int DeviceLimit = 120;

    /// <summary>Ours: a long form is written with pauses, yet a browser left alone overnight is closed.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromHours(4);

    /// <summary>However busy, after this long one signs in again.</summary>
    public static readonly TimeSpan AbsoluteLimit = TimeSpan.FromHours(12);

    /// <summary>How exactly <see cref="LastSeenAt"/> is kept: a write per click would be waste.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(2);

    private Session() { }

    public static Session Start(SessionId id, PersonId person, bool withSecondFactor, string device, DateTime machineNow) => new()
    {
        Id = id,
        Person = person,
        StartedAt = machineNow,
        LastSeenAt = machineNow,
        MfaAt = withSecondFactor ? machineNow : null,
        Device = device.Length > DeviceLimit ? device[..DeviceLimit] : device,
    };

    public SessionId Id { get; private set; }
    public PersonId Person { get; private set; }
    public DateTime StartedAt { get; private set; }
    public DateTime LastSeenAt { get; private set; }
    public DateTime? MfaAt { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <summary>"Chromium on Linux": enough for its owner to know it again.</summary>
    public string Device { get; private set; } = "";

    public bool IsLive(DateTime machineNow) =>
        EndedAt is null && machineNow - LastSeenAt < IdleLimit && machineNow - StartedAt < AbsoluteLimit;

    public void ProveSecondFactor(DateTime machineNow) => MfaAt = machineNow;

    public void End(DateTime machineNow) => EndedAt ??= machineNow;
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(s => s.Device).HasMaxLength(Session.DeviceLimit);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.Person);
        builder.HasIndex(s => s.Person);
    }
}
