using Cyberport.Grants.Data;
using Cyberport.Grants.Data.Demonstration;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>The made-up people whom anybody may be while this is a demonstration. Nobody, where it is none.</summary>
[AllowAnyone]
public sealed record ListDemonstrationPeople : IQuery<IReadOnlyList<CastMember>>;

public sealed record CastMember(
    PersonId Person, string DemoId, string Name, string NameChinese, IReadOnlyList<StaffRole> StaffRoles, BilingualText? Organisation, OrganisationRoles Roles);

internal sealed class ListDemonstrationPeopleHandler(GrantsDbContext db, DemonstrationMode mode)
    : IQueryHandler<ListDemonstrationPeople, IReadOnlyList<CastMember>>
{
    public async Task<IReadOnlyList<CastMember>> HandleAsync(ListDemonstrationPeople query, CancellationToken cancel)
    {
        if (!mode.Enabled) return [];
        // Whoever registered by hand has an account and signs in with it.
        var people = await db.Set<Person>().AsNoTracking()
            .Where(p => p.DemoId != null && p.DisabledAt == null && !db.Set<GrantsUser>().Any(u => u.Email == p.Email))
            .Select(p => new
            {
                Person = p,
                Staff = db.Set<StaffAssignment>().Where(a => a.Person == p.Id && a.RevokedAt == null).Select(a => a.Role).ToList(),
                Bodies = (from m in db.Set<Membership>()
                          join o in db.Set<Organisation>() on m.OrganisationId equals o.Id
                          where m.Person == p.Id && m.State == MembershipState.Active
                          select new { o.Name, m.Roles }).ToList(),
            }).AsSingleQuery().ToListAsync(cancel);
        return [.. people.Select(p => new CastMember(
            p.Person.Id, p.Person.DemoId!, p.Person.Name, p.Person.NameChinese, [.. p.Staff.Order()],
            p.Bodies.FirstOrDefault()?.Name, p.Bodies.FirstOrDefault()?.Roles ?? OrganisationRoles.None))
            .OrderBy(c => Data.Seeding.DemonstrationPeople.OrderOf(c.DemoId))];
    }
}
