using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>What the shell needs to know about the caller: name, roles, and what may be shown. Never decides anything.</summary>
[AllowAnyone]
public sealed record WhoAmI : IQuery<Me>;

/// <param name="Id">Null when nobody is signed in.</param>
/// <param name="NeedsSecondFactor">Has roles at the centre that stay asleep in this session until a second factor is shown.</param>
public sealed record Me(
    PersonId? Id, string Name, string NameChinese, string? DemoId, IReadOnlyList<StaffRole> StaffRoles,
    IReadOnlyList<MyOrganisation> Organisations, IReadOnlySet<Permission> Permissions, bool NeedsSecondFactor)
{
    public static readonly Me Nobody = new(null, "", "", null, [], [], new HashSet<Permission>(), false);

    public bool IsSignedIn => Id is not null;
    public string DisplayName => new BilingualText(Name, NameChinese).ToString();
    public bool May(Permission permission) => Permissions.Contains(permission);
}

public sealed record MyOrganisation(OrganisationId Id, BilingualText Name, OrganisationRoles Roles);

internal sealed class WhoAmIHandler(GrantsDbContext db, CurrentActor actor) : IQueryHandler<WhoAmI, Me>
{
    public async Task<Me> HandleAsync(WhoAmI query, CancellationToken cancel)
    {
        if (actor.Value.Person is not { } own) return Me.Nobody;
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == own, cancel);
        var organisations = await (
            from m in db.Set<Membership>()
            join o in db.Set<Organisation>() on m.OrganisationId equals o.Id
            where m.Person == own && m.State == MembershipState.Active
            orderby o.Name.English
            select new MyOrganisation(o.Id, o.Name, m.Roles)).ToListAsync(cancel);
        var asleep = actor.Value.MfaAt is null
            && await db.Set<StaffAssignment>().AnyAsync(a => a.Person == own && a.RevokedAt == null, cancel);
        return new(own, person.Name, person.NameChinese, person.DemoId, [.. actor.Value.StaffRoles], organisations, actor.Value.Permissions, asleep);
    }
}
