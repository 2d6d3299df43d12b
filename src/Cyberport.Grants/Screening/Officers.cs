using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;

namespace Cyberport.Grants.Screening;

internal static class Officers
{
    /// <summary>Those who are case officers now and whose accounts are open.</summary>
    public static IQueryable<StaffAssignment> ServingOfficers(this GrantsDbContext db) =>
        from assignment in db.Set<StaffAssignment>()
        join person in db.Set<Person>() on assignment.Person equals person.Id
        where assignment.Role == StaffRole.CaseOfficer && assignment.RevokedAt == null && person.DisabledAt == null
        select assignment;
}
