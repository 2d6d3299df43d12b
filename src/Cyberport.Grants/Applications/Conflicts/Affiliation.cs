using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Applications.Conflicts;

/// <summary>
/// Where somebody who judges works: a body of the portal, or any other by its name and domain. Conflicts are found by it, and no two
/// reviewers of a project come from the same.
/// </summary>
public sealed class Affiliation : Aggregate
{
    public const int NameLength = 200;
    public const int DomainLength = 200;

    private Affiliation() { }

    internal Affiliation(PersonId person) => Person = person;

    public PersonId Person { get; private set; }
    public OrganisationId? OrganisationId { get; private set; }

    /// <summary>Of a body outside the portal.</summary>
    public string Name { get; private set; } = "";

    /// <summary>In lower case, or empty.</summary>
    public string Domain { get; private set; } = "";

    internal void Describe(OrganisationId? organisation, string name, string domain)
    {
        (OrganisationId, Name, Domain) = organisation is null ? (null, name, domain) : (organisation, "", "");
        Raise(new AffiliationChanged(Person));
    }
}

/// <summary>Somebody who judges works elsewhere now.</summary>
public sealed record AffiliationChanged(PersonId Person) : IEvent;

internal sealed class AffiliationConfiguration : IEntityTypeConfiguration<Affiliation>
{
    public void Configure(EntityTypeBuilder<Affiliation> affiliation)
    {
        affiliation.HasKey(a => a.Person);
        affiliation.Property(a => a.Name).HasMaxLength(Affiliation.NameLength);
        affiliation.Property(a => a.Domain).HasMaxLength(Affiliation.DomainLength);
        affiliation.HasOne<Person>().WithMany().HasForeignKey(a => a.Person);
        affiliation.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId);
    }
}
