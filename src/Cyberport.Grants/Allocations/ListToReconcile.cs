using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>One allocation as reconciliation needs it: what is wanted, what was applied, what was written ahead.</summary>
public sealed record ToReconcile(AllocationId Id, DesiredAccount Desired, LastApplied? Last, WrittenAhead Ahead);

/// <summary>Lists what a run has to look at: everything, or only what somebody changed.</summary>
[Allow(Permission.RunByTheSystem)]
public sealed record ListToReconcile(bool All) : IQuery<IReadOnlyList<ToReconcile>>;

internal sealed class ListToReconcileHandler(GrantsDbContext db, GrantsClock clock) : IQueryHandler<ListToReconcile, IReadOnlyList<ToReconcile>>
{
    public async Task<IReadOnlyList<ToReconcile>> HandleAsync(ListToReconcile query, CancellationToken cancel)
    {
        var now = clock.MachineUtcNow;
        var checks = await db.Set<AllocationCheck>().AsNoTracking().Where(c => query.All || c.DueAt <= now).ToDictionaryAsync(c => c.Id, cancel);
        if (checks.Count == 0) return [];
        var wanted = query.All ? db.Set<Allocation>() : db.Set<Allocation>().Where(a => db.Set<AllocationCheck>().Any(c => c.Id == a.Id && c.DueAt <= now));
        var allocations = await wanted.AsNoTracking().Include(a => a.Users).OrderBy(a => a.CreatedAt).ThenBy(a => a.AccountName).ToListAsync(cancel);
        var logins = await db.LoginsAsync(cancel);
        return [.. allocations.Where(a => checks.ContainsKey(a.Id)).Select(a =>
            new ToReconcile(a.Id, a.Desired(clock.Today, logins), checks[a.Id].Last, checks[a.Id].Ahead))];
    }
}

internal static class ClusterLogins
{
    /// <summary>
    /// The logins of all people that have one and are users of some allocation. A disabled account computes no more: the next look at
    /// everything takes it off the cluster.
    /// </summary>
    public static async Task<IReadOnlyDictionary<PersonId, string>> LoginsAsync(this GrantsDbContext db, CancellationToken cancel) =>
        await db.Set<Person>().Where(p => p.ClusterLogin != null && p.DisabledAt == null && db.Set<AllocationUser>().Any(u => u.PersonId == p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.ClusterLogin!, cancel);
}
