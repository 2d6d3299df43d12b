using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>
/// Who stands behind a session now: one query per operation. An ended, idle or outdated session, and a disabled person, are nobody;
/// staff without a second factor are an ordinary account (<see cref="Actor.Of"/>).
/// </summary>
internal sealed class ActorDirectory(GrantsDbContext db, GrantsClock clock) : IActorDirectory
{
    public async Task<Actor> LoadAsync(SessionId session, CancellationToken cancel)
    {
        var found = await (
            from s in db.Set<Session>().AsNoTracking()
            join p in db.Set<Person>() on s.Person equals p.Id
            where s.Id == session && s.EndedAt == null && p.DisabledAt == null
            select new
            {
                Session = s,
                p.Name,
                p.NameChinese,
                Staff = db.Set<StaffAssignment>().Where(a => a.Person == p.Id && a.RevokedAt == null).Select(a => a.Role).ToList(),
                Memberships = db.Set<Membership>().Where(m => m.Person == p.Id && m.State == MembershipState.Active)
                    .Select(m => new { m.OrganisationId, m.Roles }).ToList(),
            }).AsSingleQuery().SingleOrDefaultAsync(cancel);

        var now = clock.MachineUtcNow;
        if (found is null || !found.Session.IsLive(now)) return Actor.Nobody;
        if (now - found.Session.LastSeenAt >= Session.SeenEvery)
            await db.Set<Session>().Where(s => s.Id == session).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), cancel);
        return Actor.Of(
            found.Session.Person, session, found.Name, found.Staff,
            found.Memberships.ToDictionary(m => m.OrganisationId, m => m.Roles), found.Session.MfaAt, found.NameChinese);
    }
}
