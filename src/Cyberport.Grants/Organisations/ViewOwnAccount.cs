using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Organisations;

/// <summary>One's own particulars and where one is signed in.</summary>
[Allow(Permission.UseOwnAccount)]
public sealed record ViewOwnAccount : IQuery<OwnAccount>;

public sealed record OwnAccount(
    PersonId Id, string Name, string NameChinese, string Email, string Phone, string Language, string? ClusterLogin, string? DemoId,
    bool HasSecondFactor, IReadOnlyList<StaffRole> StaffRoles, IReadOnlyList<OwnSession> Sessions);

public sealed record OwnSession(SessionId Id, string Device, DateTime StartedAt, DateTime LastSeenAt, bool WithSecondFactor, bool IsThis);

internal sealed class ViewOwnAccountHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IQueryHandler<ViewOwnAccount, OwnAccount>
{
    public async Task<OwnAccount> HandleAsync(ViewOwnAccount query, CancellationToken cancel)
    {
        var own = actor.Value.RequirePerson();
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == own, cancel);
        var secondFactor = await db.Set<GrantsUser>().AnyAsync(u => u.Id == own.Value && u.TwoFactorEnabled, cancel);
        var staff = await db.Set<StaffAssignment>().Where(a => a.Person == own && a.RevokedAt == null).Select(a => a.Role).ToListAsync(cancel);
        var sessions = await db.Set<Session>().AsNoTracking().Where(s => s.Person == own && s.EndedAt == null).ToListAsync(cancel);
        return new(
            person.Id, person.Name, person.NameChinese, person.Email, person.Phone, person.Language, person.ClusterLogin, person.DemoId,
            secondFactor, staff,
            [.. sessions.Where(s => s.IsLive(clock.MachineUtcNow)).OrderByDescending(s => s.LastSeenAt)
                .Select(s => new OwnSession(s.Id, s.Device, s.StartedAt, s.LastSeenAt, s.MfaAt is not null, s.Id == actor.Value.Session))]);
    }
}
