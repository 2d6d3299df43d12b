using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Data.Outbox;

/// <summary>
/// Pending until its handler's changes are saved (then Done, in that same save); Parked after <see cref="OutboxDelivery.MaxAttempts"/>
/// failures, when a person has to look and may set it to Pending again.
/// </summary>
public enum DeliveryState
{
    Pending,
    Done,
    Parked,
}

/// <summary>One event on its way to one handler, written in the save in which the event happened.</summary>
public sealed class OutboxDelivery : IUnaudited
{
    public const int MaxAttempts = 8;
    public const int ErrorLength = 2000;

    public required Guid Id { get; init; }
    public required string Event { get; init; }
    public required string Handler { get; init; }
    public required string Payload { get; init; }
    public required DateTime OccurredAt { get; init; }

    /// <summary>Machine's clock: not tried before.</summary>
    public required DateTime NotBefore { get; set; }
    public DeliveryState State { get; set; }
    public int Attempts { get; set; }
    public string? Error { get; set; }

    public void Fail(string error, DateTime machineNow)
    {
        Attempts++;
        Error = error.Length > ErrorLength ? error[..ErrorLength] : error;
        NotBefore = machineNow + TimeSpan.FromSeconds(Math.Pow(2, Attempts));
        if (Attempts >= MaxAttempts) State = DeliveryState.Parked;
    }

    public void TryAgain(DateTime machineNow) => (State, Attempts, NotBefore) = (DeliveryState.Pending, 0, machineNow);
}

internal sealed class OutboxDeliveryConfiguration : IEntityTypeConfiguration<OutboxDelivery>
{
    public void Configure(EntityTypeBuilder<OutboxDelivery> delivery)
    {
        delivery.Property(d => d.Id).ValueGeneratedNever();
        delivery.Property(d => d.Event).HasMaxLength(160);
        delivery.Property(d => d.Handler).HasMaxLength(160);
        delivery.Property(d => d.Error).HasMaxLength(OutboxDelivery.ErrorLength);
        delivery.Property(d => d.State).IsConcurrencyToken();
        delivery.HasIndex(d => new { d.State, d.NotBefore });
    }
}
