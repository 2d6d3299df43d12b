using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Capacity;

public readonly record struct CapacityPoolId(Guid Value) : IId<CapacityPoolId>
{
    public static CapacityPoolId From(Guid value) => new(value);
    public static CapacityPoolId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// The cards of a computing centre. Everything that takes from it raises its version, so two takers never see the same calendar.
/// </summary>
public sealed class CapacityPool : Aggregate, IStock
{
    public const int CodeLength = 20;
    public const int NoteLength = 400;

    private readonly List<CapacityStep> _steps = [];
    private readonly List<Maintenance> _maintenance = [];

    private CapacityPool() { }

    public CapacityPool(CapacityPoolId id, string code, TrilingualText name) => (Id, Code, Name) = (id, code, name);

    public CapacityPoolId Id { get; private init; }
    public string Code { get; private init; } = "";
    public TrilingualText Name { get; private set; } = new("", "", "");

    /// <summary>How many holds were ever placed or changed: the running figure whose change makes takers queue.</summary>
    public long Movements { get; private set; }

    public IReadOnlyList<CapacityStep> Steps => _steps;
    public IReadOnlyList<Maintenance> Maintenance => _maintenance;

    internal void Move() => Movements++;

    /// <summary>Sets the power from a day on; a step of the same day is replaced by the later word.</summary>
    internal void SetStep(DateOnly from, Petaflops power, int milliPetaflopsPerCard)
    {
        if (_steps.Find(s => s.From == from) is { } step) step.Restate(power, milliPetaflopsPerCard);
        else _steps.Add(new CapacityStep(this, from, power, milliPetaflopsPerCard));
        Move();
    }

    internal void Schedule(DateRange days, Cards cards, string note)
    {
        _maintenance.Add(new Maintenance(this, days, cards, note));
        Move();
    }

    internal CapacityCalendar Calendar(IEnumerable<Hold> holds, params CardsOnDays[] more) => new(
        _steps.Select(s => new StepOfCards(s.From, s.Cards)),
        _maintenance.Select(m => new CardsOnDays(m.Days, m.Cards)),
        holds.Select(h => new CardsOnDays(h.Days, h.Cards)).Concat(more));
}

/// <summary>From a day on, this much power is in service, with the conversion to cards that holds from then on (DOMAIN rule 2).</summary>
public sealed class CapacityStep : IPartOf
{
    private CapacityStep() { }

    internal CapacityStep(CapacityPool pool, DateOnly from, Petaflops power, int milliPetaflopsPerCard) =>
        (Pool, From, Power, MilliPetaflopsPerCard) = (pool, from, power, milliPetaflopsPerCard);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public CapacityPool Pool { get; private init; } = null!;
    public DateOnly From { get; private init; }
    public Petaflops Power { get; private set; }

    /// <summary>Thousandths of a PFLOPS that one card counts as: 989 for 0.989.</summary>
    public int MilliPetaflopsPerCard { get; private set; }

    /// <summary>Whole cards, rounded down.</summary>
    public Cards Cards => Power.WholeCards(MilliPetaflopsPerCard / 1000m);

    internal void Restate(Petaflops power, int milliPetaflopsPerCard) => (Power, MilliPetaflopsPerCard) = (power, milliPetaflopsPerCard);

    Aggregate IPartOf.Root => Pool;
}

/// <summary>Days on which cards are out of service.</summary>
public sealed class Maintenance : IPartOf
{
    private Maintenance() { }

    internal Maintenance(CapacityPool pool, DateRange days, Cards cards, string note) =>
        (Pool, From, To, Cards, Note) = (pool, days.From, days.To, cards, note);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public CapacityPool Pool { get; private init; } = null!;
    public DateOnly From { get; private init; }

    /// <summary>The first day in service again.</summary>
    public DateOnly To { get; private init; }
    public Cards Cards { get; private init; }
    public string Note { get; private init; } = "";

    public DateRange Days => new(From, To);

    Aggregate IPartOf.Root => Pool;
}

internal sealed class CapacityPoolConfiguration : IEntityTypeConfiguration<CapacityPool>
{
    public void Configure(EntityTypeBuilder<CapacityPool> pool)
    {
        pool.Property(p => p.Code).HasMaxLength(CapacityPool.CodeLength);
        pool.HasIndex(p => p.Code).IsUnique();
        pool.HasMany(p => p.Steps).WithOne(s => s.Pool).IsRequired();
        pool.HasMany(p => p.Maintenance).WithOne(m => m.Pool).IsRequired();
        pool.Navigation(p => p.Steps).UsePropertyAccessMode(PropertyAccessMode.Field);
        pool.Navigation(p => p.Maintenance).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class CapacityStepConfiguration : IEntityTypeConfiguration<CapacityStep>
{
    public void Configure(EntityTypeBuilder<CapacityStep> step)
    {
        step.Property(s => s.Id).ValueGeneratedNever();
        step.Ignore(s => s.Cards);
    }
}

internal sealed class MaintenanceConfiguration : IEntityTypeConfiguration<Maintenance>
{
    public void Configure(EntityTypeBuilder<Maintenance> maintenance)
    {
        maintenance.Property(m => m.Id).ValueGeneratedNever();
        maintenance.Property(m => m.Note).HasMaxLength(CapacityPool.NoteLength);
        maintenance.Ignore(m => m.Days);
    }
}
