using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>A body with its people, as its members and the secretariat see it. Without an id: the first of one's own.</summary>
[Allow(Permission.UseOwnAccount)]
public sealed record ViewOrganisation(OrganisationId? Id = null) : IQuery<OrganisationView>;

/// <param name="MayManage">The reader admits, invites and removes people here.</param>
/// <param name="MayVerify">The reader may verify it, and it waits for that.</param>
public sealed record OrganisationView(
    OrganisationId Id, long Version, BilingualText Name, OrganisationCategory Category, string? Ubi, BilingualText Address,
    string RegisteredContactEmail, DateTime RegisteredAt, DateTime? VerifiedAt, bool MayManage, bool MayVerify,
    IReadOnlyList<MemberView> Members, IReadOnlyList<MemberView> Requests, IReadOnlyList<OpenInvitation> Invitations);

public sealed record MemberView(PersonId Person, string Name, string Email, OrganisationRoles Roles, DateTime Since, string? ClusterLogin, string Message, bool IsReader);

public sealed record OpenInvitation(InvitationId Id, string Email, OrganisationRoles Roles, DateTime SentAt, DateTime ExpiresAt);

internal sealed class ViewOrganisationHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IQueryHandler<ViewOrganisation, OrganisationView>
{
    public async Task<OrganisationView> HandleAsync(ViewOrganisation query, CancellationToken cancel)
    {
        var own = actor.Value.RequirePerson();
        var mine = actor.Value.OrganisationsAs(OrganisationRolesRules.All);
        var visible = db.Set<Organisation>().AsNoTracking().VisibleTo(actor.Value);
        var organisation = query.Id is { } id
            ? await visible.SingleOrDefaultAsync(o => o.Id == id, cancel)
            : await visible.Where(o => mine.Contains(o.Id)).OrderBy(o => o.Name.English).FirstOrDefaultAsync(cancel);
        if (organisation is null) throw new NotFoundException();

        var people = await (
            from m in db.Set<Membership>().AsNoTracking()
            join p in db.Set<Person>() on m.Person equals p.Id
            where m.OrganisationId == organisation.Id && m.State != MembershipState.Left
            orderby p.Name
            select new { Member = m, Person = p }).ToListAsync(cancel);
        var manages = actor.Value.Memberships.TryGetValue(organisation.Id, out var roles) && (roles & OrganisationRolesRules.Managing) != 0;
        var now = clock.UtcNow;
        var invitations = manages
            ? await db.Set<Invitation>().AsNoTracking()
                .Where(i => i.OrganisationId == organisation.Id && i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now)
                .OrderBy(i => i.Email).Select(i => new OpenInvitation(i.Id, i.Email, i.Roles, i.SentAt, i.ExpiresAt)).ToListAsync(cancel)
            : [];

        IReadOnlyList<MemberView> In(MembershipState state) =>
            [.. people.Where(x => x.Member.State == state).Select(x => new MemberView(
                x.Person.Id, x.Person.DisplayName, x.Person.Email, x.Member.Roles, x.Member.Since, x.Person.ClusterLogin, x.Member.Message, x.Person.Id == own))];

        var mayVerify = organisation.VerifiedAt is null && !mine.Contains(organisation.Id)
            && (actor.Value.May(Permission.ScreenApplications) || actor.Value.May(Permission.Administer));
        return new(
            organisation.Id, organisation.Version, organisation.Name, organisation.Category, organisation.Ubi?.Value, organisation.Address,
            organisation.RegisteredContactEmail, organisation.RegisteredAt, organisation.VerifiedAt, manages, mayVerify,
            In(MembershipState.Active), manages ? In(MembershipState.Requested) : [], invitations);
    }
}
