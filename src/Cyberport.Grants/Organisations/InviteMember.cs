using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>Invites an e-mail address into the organisation with the roles named. Inviting again replaces the open invitation.</summary>
[Allow(Permission.ManageOrganisation)]
public sealed record InviteMember(OrganisationId Organisation, string Email, OrganisationRoles Roles) : IOperation<InvitationId>;

internal sealed class InviteMemberValidator : AbstractValidator<InviteMember>
{
    public InviteMemberValidator()
    {
        RuleFor(i => i.Email).Email();
        RuleFor(i => i.Roles).NotEqual(OrganisationRoles.None).WithMessage(_ => OrganisationsWords.RoleNeeded);
    }
}

internal sealed class InviteMemberHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<InviteMember, InvitationId>
{
    public async Task<InvitationId> HandleAsync(InviteMember operation, CancellationToken cancel)
    {
        var organisation = await db.Set<Organisation>().LoadManagedAsync(operation.Organisation, actor.Value, cancel);
        var email = EmailAddress.Normalise(operation.Email);
        var members = organisation.Members.Where(m => m.State == MembershipState.Active).Select(m => m.Person).ToList();
        if (await db.Set<Person>().AnyAsync(p => p.Email == email && members.Contains(p.Id), cancel))
            throw new RuleViolation("organisations.already-member", OrganisationsWords.AlreadyMember);
        var earlier = await db.Set<Invitation>()
            .Where(i => i.OrganisationId == organisation.Id && i.Email == email && i.AcceptedAt == null && i.WithdrawnAt == null).ToListAsync(cancel);
        foreach (var open in earlier) open.Withdraw(clock.UtcNow);
        var invitation = Invitation.Send(InvitationId.New(), organisation, email, operation.Roles, actor.Value.RequirePerson(), clock.UtcNow);
        db.Add(invitation);
        return invitation.Id;
    }
}
