using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Notifications;

/// <summary>What one case is about, for messages.</summary>
internal sealed record CaseFacts(GrantApplicationId Application, OrganisationId Organisation, PersonId Lead, NoticeFacts Facts);

/// <summary>Who is to be told, and of which case.</summary>
internal sealed class Audience(GrantsDbContext db)
{
    /// <summary>The active members of an organisation who have any of these roles.</summary>
    public Task<List<PersonId>> MembersAsync(OrganisationId organisation, OrganisationRoles anyOf, CancellationToken cancel) =>
        db.Set<Membership>().Where(m => m.OrganisationId == organisation && m.State == MembershipState.Active && (m.Roles & anyOf) != 0)
            .Select(m => m.Person).ToListAsync(cancel);

    /// <summary>Everybody who holds one of these roles at the centre today.</summary>
    public Task<List<PersonId>> StaffAsync(StaffRole[] roles, CancellationToken cancel) =>
        db.Set<StaffAssignment>().Where(a => roles.Contains(a.Role) && a.RevokedAt == null).Select(a => a.Person).Distinct().ToListAsync(cancel);

    /// <summary>A case by its application; of one project, if given, title and reference.</summary>
    public async Task<CaseFacts> CaseAsync(GrantApplicationId id, ProjectId? projectId, CancellationToken cancel)
    {
        var application = await db.Set<GrantApplication>().AsNoTracking()
            .Where(a => a.Id == id).Select(a => new { a.OrganisationId, a.LeadId, a.Reference }).SingleAsync(cancel);
        var organisation = await OrganisationAsync(application.OrganisationId, cancel);
        var project = projectId is null ? null
            : await db.Set<Project>().AsNoTracking().Where(p => p.Id == projectId.Value).Select(p => new { p.Title, p.Reference }).SingleAsync(cancel);
        var reference = (project?.Reference ?? application.Reference)?.Value ?? "";
        return new CaseFacts(id, application.OrganisationId, application.LeadId, new NoticeFacts(reference, project?.Title, organisation.Name));
    }

    public Task<Organisation> OrganisationAsync(OrganisationId id, CancellationToken cancel) =>
        db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == id, cancel);

    public Task<Person> PersonAsync(PersonId id, CancellationToken cancel) => db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == id, cancel);
}
