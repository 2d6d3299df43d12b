using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Data.Seeding;

/// <summary>
/// Brings the cast into an empty database: organisations verified, memberships active, roles given. These people have no password;
/// they sign in by their handle only. Running it again adds who is missing.
/// </summary>
public static class SeedPeople
{
    /// <param name="at">When they registered: before anything they do.</param>
    /// <exception cref="InvalidOperationException">Real people exist here.</exception>
    public static async Task RunAsync(GrantsDbContext db, DateTime at, CancellationToken cancel)
    {
        await RequireOnlyDemonstrationAsync(db, cancel);
        var known = await db.Set<Person>().Select(p => p.DemoId).ToListAsync(cancel);
        var bodies = DemonstrationPeople.Bodies.ToDictionary(b => b.Key);
        foreach (var person in DemonstrationPeople.All.Where(p => !known.Contains(p.DemoId)))
        {
            var domain = person.Organisation is { } key ? bodies[key].Domain : "centre.example";
            var id = DemonstrationPeople.IdOf(person.DemoId);
            db.Add(Person.Demonstrate(id, person.DemoId, person.Name, person.NameChinese, $"{person.DemoId}@{domain}", person.ClusterLogin, at));
            foreach (var role in person.Staff) db.Add(StaffAssignment.Grant(id, role, by: null, at));
        }
        foreach (var body in DemonstrationPeople.Bodies) await AddBodyAsync(db, body, at, cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Demonstration people beside real ones would be open doors into their data.</summary>
    public static async Task RequireOnlyDemonstrationAsync(GrantsDbContext db, CancellationToken cancel)
    {
        if (await db.Set<Person>().AnyAsync(p => p.DemoId == null, cancel))
            throw new InvalidOperationException("Demo:Enabled is refused: this database holds people who are not of the demonstration.");
    }

    private static async Task AddBodyAsync(GrantsDbContext db, DemonstrationBody body, DateTime at, CancellationToken cancel)
    {
        var id = DemonstrationPeople.BodyIdOf(body.Key);
        if (await db.Set<Organisation>().AnyAsync(o => o.Id == id, cancel)) return;
        var people = DemonstrationPeople.All.Where(p => p.Organisation == body.Key).ToList();
        var founder = people.First(p => p.Roles.HasFlag(OrganisationRoles.PrincipalInvestigator));
        var organisation = Organisation.Register(
            id, body.Name, body.Category, body.Ubi is null ? null : UniqueBusinessIdentifier.Parse(body.Ubi), body.Address,
            $"research.office@{body.Domain}", DemonstrationPeople.IdOf(founder.DemoId), founder.Roles, at);
        foreach (var person in people.Where(p => p != founder)) organisation.Welcome(DemonstrationPeople.IdOf(person.DemoId), person.Roles, at);
        organisation.Verify(DemonstrationPeople.IdOf("officer"), at);
        db.Add(organisation);
    }
}
