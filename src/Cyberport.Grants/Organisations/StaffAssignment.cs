using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Organisations;

/// <summary>A role at the centre, from grant to revocation. Rows stay: who could do what, when, is asked years later.</summary>
public sealed class StaffAssignment
{
    private StaffAssignment() { }

    /// <param name="by">Null for the first administrator and in the demonstration.</param>
    public static StaffAssignment Grant(PersonId person, StaffRole role, PersonId? by, DateTime at) =>
        new() { Id = Guid.CreateVersion7(), Person = person, Role = role, GrantedBy = by, GrantedAt = at };

    public Guid Id { get; private set; }
    public PersonId Person { get; private set; }
    public StaffRole Role { get; private set; }
    public PersonId? GrantedBy { get; private set; }
    public DateTime GrantedAt { get; private set; }
    public PersonId? RevokedBy { get; private set; }
    public DateTime? RevokedAt { get; private set; }

    public void Revoke(PersonId by, DateTime at) => (RevokedBy, RevokedAt) = (by, at);
}

internal sealed class StaffAssignmentConfiguration : IEntityTypeConfiguration<StaffAssignment>
{
    public void Configure(EntityTypeBuilder<StaffAssignment> builder)
    {
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.Person);
        builder.HasIndex(a => new { a.Person, a.Role }).IsUnique().HasFilter("[RevokedAt] IS NULL");
    }
}
