using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Organisations;

/// <summary>
/// A body that applies, with its people. The same identifier never makes a second body: it becomes a request to join
/// (DOMAIN rule 20).
/// </summary>
public sealed partial class Organisation : Aggregate
{
    public const int NameLimit = 200;
    public const int AddressLimit = 400;
    public const int IdentityLimit = 8 + NameLimit;

    private readonly List<Membership> _members = [];

    private Organisation() { }

    /// <param name="founder">Whoever registers it, with the roles that person takes at once.</param>
    /// <exception cref="RuleViolation">Category and identifier, or the founder's roles, do not go together.</exception>
    public static Organisation Register(
        OrganisationId id, BilingualText name, OrganisationCategory category, UniqueBusinessIdentifier? ubi,
        BilingualText address, string registeredContactEmail, PersonId founder, OrganisationRoles roles, DateTime at)
    {
        if (category.NeedsUbi() && ubi is null)
            throw new RuleViolation("organisations.ubi-needed", OrganisationsWords.UbiNeeded);
        if (!category.NeedsUbi() && ubi is not null)
            throw new RuleViolation("organisations.no-ubi", OrganisationsWords.NoUbi);
        var organisation = new Organisation
        {
            Id = id,
            Name = name,
            Category = category,
            Ubi = ubi,
            IdentityKey = IdentityOf(ubi, name),
            Address = address,
            RegisteredContactEmail = EmailAddress.Normalise(registeredContactEmail),
            RegisteredAt = at,
        };
        organisation.RequireRolesFit(roles);
        if ((roles & OrganisationRolesRules.Managing) == 0)
            throw new RuleViolation("organisations.founder-manages", OrganisationsWords.FounderManages);
        organisation._members.Add(Membership.Active(organisation, founder, roles, at));
        organisation.Raise(new OrganisationRegistered(id));
        return organisation;
    }

    public OrganisationId Id { get; private set; }
    public BilingualText Name { get; private set; } = BilingualText.Empty;
    public OrganisationCategory Category { get; private set; }
    public UniqueBusinessIdentifier? Ubi { get; private set; }

    /// <summary>What makes it the same body: the UBI, or the English name where the category has none. Unique.</summary>
    public string IdentityKey { get; private set; } = "";

    public BilingualText Address { get; private set; } = BilingualText.Empty;

    /// <summary>Confirmation of each submission goes here too, never only to the submitter. In lower case.</summary>
    public string RegisteredContactEmail { get; private set; } = "";

    public DateTime RegisteredAt { get; private set; }

    /// <summary>When staff checked the body and its contact; no award before that.</summary>
    public DateTime? VerifiedAt { get; private set; }
    public PersonId? VerifiedBy { get; private set; }

    public IReadOnlyList<Membership> Members => _members;

    public static string IdentityOf(UniqueBusinessIdentifier? ubi, BilingualText name) =>
        ubi is { } known ? $"UBI:{known.Value}" : $"NAME:{string.Join(' ', name.English.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}";

    public void Describe(BilingualText name, BilingualText address, string registeredContactEmail)
    {
        // A new contact or name has not been looked at by anybody yet.
        var contact = EmailAddress.Normalise(registeredContactEmail);
        if (contact != RegisteredContactEmail || name != Name) (VerifiedAt, VerifiedBy) = (null, null);
        Name = name;
        if (Ubi is null) IdentityKey = IdentityOf(null, name);
        Address = address;
        RegisteredContactEmail = contact;
    }

    /// <exception cref="RuleViolation">Staff who belong to the body do not verify it.</exception>
    public void Verify(PersonId by, DateTime at)
    {
        if (_members.Any(m => m.Person == by && m.State == MembershipState.Active))
            throw new RuleViolation("organisations.verify-own", OrganisationsWords.VerifyOwn);
        if (VerifiedAt is not null) return;
        VerifiedAt = at;
        VerifiedBy = by;
        Raise(new OrganisationVerified(Id));
    }
}

/// <summary>A body was registered and waits to be verified by staff.</summary>
public sealed record OrganisationRegistered(OrganisationId Organisation) : IEvent;

public sealed record OrganisationVerified(OrganisationId Organisation) : IEvent;

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ComplexProperty(o => o.Name, name =>
        {
            name.Property(n => n.English).HasMaxLength(Organisation.NameLimit);
            name.Property(n => n.Chinese).HasMaxLength(Organisation.NameLimit);
        });
        builder.ComplexProperty(o => o.Address, address =>
        {
            address.Property(n => n.English).HasMaxLength(Organisation.AddressLimit);
            address.Property(n => n.Chinese).HasMaxLength(Organisation.AddressLimit);
        });
        builder.Property(o => o.IdentityKey).HasMaxLength(Organisation.IdentityLimit);
        builder.Property(o => o.RegisteredContactEmail).HasMaxLength(Person.EmailLimit);
        builder.HasIndex(o => o.IdentityKey).IsUnique();
        builder.HasMany(o => o.Members).WithOne(m => m.Organisation).HasForeignKey(m => m.OrganisationId);
        builder.Navigation(o => o.Members).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
