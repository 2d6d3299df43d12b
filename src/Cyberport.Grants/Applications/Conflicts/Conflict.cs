using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Applications.Conflicts;

public readonly record struct ConflictId(Guid Value) : IId<ConflictId>
{
    public static ConflictId From(Guid value) => new(value);
    public static ConflictId New() => new(Guid.CreateVersion7());
}

/// <summary>Why somebody must not judge a case.</summary>
public enum ConflictKind
{
    /// <summary>Belongs to the applying body, or works there by their own word.</summary>
    OwnOrganisation,

    /// <summary>Has an address under a domain of the applying body.</summary>
    EmailDomain,

    /// <summary>Is named in the application by e-mail, or leads it.</summary>
    TeamMember,

    /// <summary>Somebody of the same name is named in the application. It may be another person: it stands until the person says so.</summary>
    Namesake,

    /// <summary>Declared by the person.</summary>
    Declared,
}

/// <summary>What a person declares.</summary>
public enum Interest
{
    Employment,
    Family,
    Money,
    Collaboration,
    Supervision,
    Rivalry,
    Other,
}

/// <summary>
/// One person, one case, one reason not to judge it. While it stands the case does not exist for that person: on no page, list,
/// count or search. What was found once stays, also when the person leaves the body later.
/// </summary>
public sealed class Conflict : Aggregate
{
    public const int ReasonLength = 1000;

    private Conflict() { }

    private Conflict(PersonId person, GrantApplicationId application, ConflictKind kind, DateTime at)
    {
        (Id, Person, ApplicationId, Kind, At) = (ConflictId.New(), person, application, kind, at);
        Raise(new ConflictStands(application, person));
    }

    public ConflictId Id { get; private set; }
    public PersonId Person { get; private set; }
    public GrantApplicationId ApplicationId { get; private set; }
    public ConflictKind Kind { get; private set; }

    /// <summary>Of a declared one.</summary>
    public Interest? Interest { get; private set; }

    /// <summary>The person's words; of what was found by the system, nothing.</summary>
    public string Reason { get; private set; } = "";
    public DateTime At { get; private set; }

    /// <summary>None where the system found it.</summary>
    public PersonId? By { get; private set; }

    /// <summary>When the person said that it is somebody else of the same name.</summary>
    public DateTime? ResolvedAt { get; private set; }

    internal static Conflict Found(PersonId person, GrantApplicationId application, ConflictKind kind, DateTime at) => new(person, application, kind, at);

    internal static Conflict Declare(PersonId person, GrantApplicationId application, Interest interest, string reason, DateTime at) =>
        new(person, application, ConflictKind.Declared, at) { Interest = interest, Reason = reason, By = person };

    internal void Resolve(DateTime at)
    {
        if (Kind != ConflictKind.Namesake) throw new InvalidOperationException($"A conflict of kind {Kind} is not resolved by a word.");
        ResolvedAt ??= at;
    }
}

/// <summary>Somebody must have nothing to do with a case from now on.</summary>
public sealed record ConflictStands(GrantApplicationId Application, PersonId Person) : IEvent;

/// <summary>That somebody said whether they have a conflict in a case, and when. The last word counts; a conflict once declared stays.</summary>
public sealed class ConflictDeclaration : Aggregate
{
    private ConflictDeclaration() { }

    internal ConflictDeclaration(PersonId person, GrantApplicationId application) => (Id, Person, ApplicationId) = (Guid.CreateVersion7(), person, application);

    public Guid Id { get; private set; }
    public PersonId Person { get; private set; }
    public GrantApplicationId ApplicationId { get; private set; }
    public bool HasConflict { get; private set; }
    public DateTime At { get; private set; }

    internal void Say(bool hasConflict, DateTime at) => (HasConflict, At) = (hasConflict, at);
}

internal sealed class ConflictConfiguration : IEntityTypeConfiguration<Conflict>
{
    public void Configure(EntityTypeBuilder<Conflict> conflict)
    {
        conflict.HasKey(c => c.Id);
        conflict.Property(c => c.Reason).HasMaxLength(Conflict.ReasonLength);
        conflict.HasIndex(c => new { c.Person, c.ApplicationId, c.Kind }).IsUnique();
    }
}

internal sealed class ConflictDeclarationConfiguration : IEntityTypeConfiguration<ConflictDeclaration>
{
    public void Configure(EntityTypeBuilder<ConflictDeclaration> declaration)
    {
        declaration.HasKey(d => d.Id);
        declaration.HasIndex(d => new { d.Person, d.ApplicationId }).IsUnique();
        declaration.HasOne<GrantApplication>().WithMany().HasForeignKey(d => d.ApplicationId);
    }
}
