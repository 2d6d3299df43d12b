using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Organisations;

/// <summary>
/// How a person stands to an organisation. Requested → Active (admitted) or Left (declined); Active → Left; whoever left may ask
/// again. An invitation is an <see cref="Invitation"/> until it is accepted, because the invited may not have an account yet.
/// </summary>
public enum MembershipState
{
    Requested,
    Active,
    Left,
}

/// <summary>One person in one organisation: a single row for ever, so that what was once Active stays readable.</summary>
public sealed class Membership : IPartOf
{
    public const int MessageLimit = 500;

    private Membership() { }

    internal static Membership Active(Organisation organisation, PersonId person, OrganisationRoles roles, DateTime at) =>
        new() { Organisation = organisation, OrganisationId = organisation.Id, Person = person, Roles = roles, State = MembershipState.Active, Since = at };

    internal static Membership Requested(Organisation organisation, PersonId person, OrganisationRoles roles, string message, DateTime at) =>
        new() { Organisation = organisation, OrganisationId = organisation.Id, Person = person, Roles = roles, State = MembershipState.Requested, Message = message, Since = at };

    public OrganisationId OrganisationId { get; private set; }
    public Organisation Organisation { get; private set; } = null!;
    public PersonId Person { get; private set; }

    /// <summary>What the person is, or in state Requested asks to be.</summary>
    public OrganisationRoles Roles { get; private set; }
    public MembershipState State { get; private set; }

    /// <summary>When the state began.</summary>
    public DateTime Since { get; private set; }

    /// <summary>What the person wrote when asking to join.</summary>
    public string Message { get; private set; } = "";

    Aggregate IPartOf.Root => Organisation;

    internal void Become(MembershipState state, OrganisationRoles roles, DateTime at)
    {
        (State, Roles, Since) = (state, roles, at);
    }

    internal void Ask(OrganisationRoles roles, string message, DateTime at)
    {
        Become(MembershipState.Requested, roles, at);
        Message = message;
    }
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.HasKey(m => new { m.OrganisationId, m.Person });
        builder.Property(m => m.Message).HasMaxLength(Membership.MessageLimit);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.Person);
        builder.HasIndex(m => m.Person);
    }
}
