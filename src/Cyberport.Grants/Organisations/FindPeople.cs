using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>Everybody with an account: for the administrator, who gives roles, and the operator, who enters logins.</summary>
[Allow(Permission.Administer, Permission.ReadAudit, Permission.OperateCentre)]
public sealed record FindPeople(string? Text = null, bool StaffOnly = false, bool WithoutLoginOnly = false, int Page = 1) : IQuery<Page<FoundPerson>>;

public sealed record FoundPerson(
    PersonId Id, long Version, string Name, string Email, string? ClusterLogin, bool HasSecondFactor, DateTime? DisabledAt,
    IReadOnlyList<StaffRole> StaffRoles, IReadOnlyList<string> Organisations, bool IsDemonstration);

internal sealed class FindPeopleHandler(GrantsDbContext db) : IQueryHandler<FindPeople, Page<FoundPerson>>
{
    private const int Size = 50;

    public async Task<Page<FoundPerson>> HandleAsync(FindPeople query, CancellationToken cancel)
    {
        var found = db.Set<Person>().AsNoTracking();
        if (!string.IsNullOrWhiteSpace(query.Text))
        {
            var (text, lower) = (query.Text.Trim(), query.Text.Trim().ToLowerInvariant());
            found = found.Where(p => p.Name.Contains(text) || p.NameChinese.Contains(text) || p.Email.Contains(lower) || p.ClusterLogin == lower);
        }
        if (query.StaffOnly) found = found.Where(p => db.Set<StaffAssignment>().Any(a => a.Person == p.Id && a.RevokedAt == null));
        if (query.WithoutLoginOnly)
            found = found.Where(p => p.ClusterLogin == null && db.Set<Membership>().Any(m => m.Person == p.Id && m.State == MembershipState.Active));
        var total = await found.CountAsync(cancel);
        var number = Math.Max(1, query.Page);
        var people = await found.OrderBy(p => p.Name).ThenBy(p => p.Email).Skip((number - 1) * Size).Take(Size).ToListAsync(cancel);

        var ids = people.Select(p => p.Id).ToList();
        var guids = ids.Select(i => i.Value).ToList();
        var staff = (await db.Set<StaffAssignment>().Where(a => ids.Contains(a.Person) && a.RevokedAt == null)
            .Select(a => new { a.Person, a.Role }).ToListAsync(cancel)).ToLookup(a => a.Person, a => a.Role);
        var bodies = (await (
            from m in db.Set<Membership>()
            join o in db.Set<Organisation>() on m.OrganisationId equals o.Id
            where ids.Contains(m.Person) && m.State == MembershipState.Active
            select new { m.Person, o.Name }).ToListAsync(cancel)).ToLookup(x => x.Person, x => x.Name.ToString());
        var secured = (await db.Set<GrantsUser>().Where(u => guids.Contains(u.Id) && u.TwoFactorEnabled).Select(u => u.Id).ToListAsync(cancel)).ToHashSet();
        return new(
            [.. people.Select(p => new FoundPerson(
                p.Id, p.Version, p.DisplayName, p.Email, p.ClusterLogin, secured.Contains(p.Id.Value), p.DisabledAt,
                [.. staff[p.Id].Order()], [.. bodies[p.Id]], p.DemoId is not null))],
            number, Size, total);
    }
}
