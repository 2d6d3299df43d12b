using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>What an invitation's link shows to whoever opens it, signed in or not.</summary>
[AllowAnyone]
public sealed record ViewInvitation(string Token) : IQuery<InvitationView>;

/// <param name="ForSignedIn">The signed-in person is the one invited; false also when nobody is signed in.</param>
public sealed record InvitationView(BilingualText Organisation, string Email, OrganisationRoles Roles, string InvitedBy, DateTime ExpiresAt, bool ForSignedIn);

internal sealed class ViewInvitationHandler(GrantsDbContext db, AccountLinks links, CurrentActor actor, GrantsClock clock)
    : IQueryHandler<ViewInvitation, InvitationView>
{
    public async Task<InvitationView> HandleAsync(ViewInvitation query, CancellationToken cancel)
    {
        var link = await links.FindAsync(AccountLinkPurpose.AcceptInvitation, query.Token, cancel) ?? throw new NotFoundException();
        var invitation = await db.Set<Invitation>().AsNoTracking().SingleAsync(i => i.Id == new InvitationId(link.Subject), cancel);
        if (!invitation.IsOpen(clock.UtcNow)) throw new NotFoundException();
        var organisation = await db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == invitation.OrganisationId, cancel);
        var inviter = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == invitation.InvitedBy, cancel);
        var own = actor.Value.Person;
        var forSignedIn = own is not null && await db.Set<Person>().AnyAsync(p => p.Id == own && p.Email == invitation.Email, cancel);
        return new(organisation.Name, invitation.Email, invitation.Roles, inviter.DisplayName, invitation.ExpiresAt, forSignedIn);
    }
}
