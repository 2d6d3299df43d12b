using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Capacity;

public readonly record struct HoldId(Guid Value) : IId<HoldId>
{
    public static HoldId From(Guid value) => new(value);
    public static HoldId New() => new(Guid.CreateVersion7());
}

/// <summary>Placed by a decision → firm by an acceptance, or released.</summary>
public enum HoldState
{
    Placed = 1,
    Firm = 2,
    Released = 3,
}

internal enum HoldAction
{
    Firm,
    Release,
}

/// <summary>Whom cards are held for: a project, named as people call it.</summary>
public sealed record HoldSubject(Guid Id, string Reference);

/// <summary>Cards kept for one project on each day of a range.</summary>
public sealed class Hold : Aggregate
{
    public const int ReferenceLength = 40;

    private Hold() { }

    internal Hold(HoldId id, CapacityPoolId pool, HoldSubject subject, Cards cards, DateRange days)
    {
        (Id, PoolId, Cards, From, To, State) = (id, pool, cards, days.From, days.To, HoldState.Placed);
        (SubjectId, SubjectReference) = (subject.Id, subject.Reference);
    }

    public HoldId Id { get; private init; }
    public CapacityPoolId PoolId { get; private init; }
    public Guid SubjectId { get; private init; }
    public string SubjectReference { get; private init; } = "";
    public Cards Cards { get; private init; }
    public DateOnly From { get; private init; }

    /// <summary>The first day that is free again.</summary>
    public DateOnly To { get; private set; }

    /// <summary>When it lapses by itself (UTC): the offer's deadline. None before an offer is made and after it is accepted.</summary>
    public DateTime? Until { get; private set; }
    public HoldState State { get; private set; }

    /// <summary>The instant from which the cards were free: for a lapse its deadline, however late it was noticed.</summary>
    public DateTime? ReleasedAt { get; private set; }

    public DateRange Days => new(From, To);

    /// <summary>The one table of a hold's life. A firm hold ends early only by an amendment, which this release has not.</summary>
    internal static HoldState Next(HoldState from, HoldAction action) => (from, action) switch
    {
        (HoldState.Placed, HoldAction.Firm) => HoldState.Firm,
        (HoldState.Placed, HoldAction.Release) => HoldState.Released,
        _ => throw new InvalidOperationException($"A hold that is {from} cannot {action}."),
    };

    internal void KeepUntil(DateTime deadline)
    {
        if (State != HoldState.Placed) throw new InvalidOperationException($"A hold that is {State} has no deadline.");
        Until = deadline;
    }

    internal void Firm() => (State, Until) = (Next(State, HoldAction.Firm), null);

    internal void Release(DateTime at) => (State, ReleasedAt) = (Next(State, HoldAction.Release), at);
}

internal sealed class HoldConfiguration : IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Hold> hold)
    {
        hold.Property(h => h.SubjectReference).HasMaxLength(Hold.ReferenceLength);
        hold.Ignore(h => h.Days);
        hold.HasIndex(h => new { h.PoolId, h.State, h.To });
        hold.HasIndex(h => h.SubjectId);
        hold.HasOne<CapacityPool>().WithMany().HasForeignKey(h => h.PoolId);
    }
}
