using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>The person invited joins, with the roles that the invitation names.</summary>
[Allow(Permission.UseOwnAccount)]
public sealed record AcceptInvitation(string Token) : IOperation<OrganisationId>;

internal sealed class AcceptInvitationHandler(GrantsDbContext db, AccountLinks links, CurrentActor actor, GrantsClock clock)
    : IOperationHandler<AcceptInvitation, OrganisationId>
{
    public async Task<OrganisationId> HandleAsync(AcceptInvitation operation, CancellationToken cancel)
    {
        var link = await links.FindAsync(AccountLinkPurpose.AcceptInvitation, operation.Token, cancel)
            ?? throw new RuleViolation("organisations.link-over", OrganisationsWords.LinkOver);
        var own = actor.Value.RequirePerson();
        var person = await db.Set<Person>().SingleAsync(p => p.Id == own, cancel);
        var invitation = await db.Set<Invitation>().SingleAsync(i => i.Id == new InvitationId(link.Subject), cancel);
        invitation.Accept(person, clock.UtcNow);
        links.Use(link);
        var organisation = await db.Set<Organisation>().Include(o => o.Members).SingleAsync(o => o.Id == invitation.OrganisationId, cancel);
        organisation.Welcome(own, invitation.Roles, clock.UtcNow);
        return organisation.Id;
    }
}
