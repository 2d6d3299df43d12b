using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>Where one belongs, where one asked to belong, and how many people wait there for an answer of one's own.</summary>
[Allow(Permission.UseOwnAccount)]
public sealed record ViewMyOrganisations : IQuery<IReadOnlyList<OwnMembership>>;

public sealed record OwnMembership(
    OrganisationId Organisation, BilingualText Name, OrganisationCategory Category, OrganisationRoles Roles, MembershipState State, DateTime? VerifiedAt, int WaitingRequests);

internal sealed class ViewMyOrganisationsHandler(GrantsDbContext db, CurrentActor actor) : IQueryHandler<ViewMyOrganisations, IReadOnlyList<OwnMembership>>
{
    public async Task<IReadOnlyList<OwnMembership>> HandleAsync(ViewMyOrganisations query, CancellationToken cancel)
    {
        var own = actor.Value.RequirePerson();
        var rows = await (
            from m in db.Set<Membership>().AsNoTracking()
            join o in db.Set<Organisation>() on m.OrganisationId equals o.Id
            where m.Person == own && m.State != MembershipState.Left
            orderby o.Name.English
            select new { m, o.Name, o.Category, o.VerifiedAt, Waiting = o.Members.Count(x => x.State == MembershipState.Requested) }).ToListAsync(cancel);
        return [.. rows.Select(r => new OwnMembership(
            r.m.OrganisationId, r.Name, r.Category, r.m.Roles, r.m.State, r.VerifiedAt,
            r.m.State == MembershipState.Active && (r.m.Roles & OrganisationRolesRules.Managing) != 0 ? r.Waiting : 0))];
    }
}
