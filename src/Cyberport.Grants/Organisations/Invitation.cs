using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Organisations;

public readonly record struct InvitationId(Guid Value) : IId<InvitationId>
{
    public static InvitationId From(Guid value) => new(value);
    public static InvitationId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// An organisation's invitation to an e-mail address, with the roles it gives. Only the person with that address can accept it, so
/// a forwarded link admits nobody.
/// </summary>
public sealed class Invitation : Aggregate
{
    /// <summary>Ours; an expired invitation is sent again.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromDays(14);

    private Invitation() { }

    internal static Invitation Send(InvitationId id, Organisation to, string email, OrganisationRoles roles, PersonId by, DateTime at)
    {
        to.RequireRolesFit(roles);
        var invitation = new Invitation
        {
            Id = id,
            OrganisationId = to.Id,
            Email = EmailAddress.Normalise(email),
            Roles = roles,
            InvitedBy = by,
            SentAt = at,
            ExpiresAt = at + Validity,
        };
        invitation.Raise(new MemberInvited(id));
        return invitation;
    }

    public InvitationId Id { get; private set; }
    public OrganisationId OrganisationId { get; private set; }
    public string Email { get; private set; } = "";
    public OrganisationRoles Roles { get; private set; }
    public PersonId InvitedBy { get; private set; }
    public DateTime SentAt { get; private set; }
    public DateTime ExpiresAt { get; private set; }
    public DateTime? AcceptedAt { get; private set; }
    public PersonId? AcceptedBy { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }

    public bool IsOpen(DateTime at) => AcceptedAt is null && WithdrawnAt is null && at < ExpiresAt;

    /// <exception cref="RuleViolation">It is over, or was sent to another address.</exception>
    public void Accept(Person person, DateTime at)
    {
        if (AcceptedAt is not null) throw new RuleViolation("organisations.invitation-used", OrganisationsWords.InvitationUsed);
        if (!IsOpen(at)) throw new RuleViolation("organisations.invitation-over", OrganisationsWords.InvitationOver);
        if (person.Email != Email) throw new RuleViolation("organisations.invitation-for-another", OrganisationsWords.InvitationForAnother);
        (AcceptedAt, AcceptedBy) = (at, person.Id);
    }

    public void Withdraw(DateTime at)
    {
        if (AcceptedAt is not null) throw new RuleViolation("organisations.invitation-used", OrganisationsWords.InvitationUsed);
        WithdrawnAt ??= at;
    }
}

/// <summary>An invitation was made; the mail with its link (see <see cref="AccountLinks"/>) follows.</summary>
public sealed record MemberInvited(InvitationId Invitation) : IEvent;

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(i => i.Email).HasMaxLength(Person.EmailLimit);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(i => i.OrganisationId);
        builder.HasOne<Person>().WithMany().HasForeignKey(i => i.InvitedBy);
        builder.HasIndex(i => i.OrganisationId);
    }
}
