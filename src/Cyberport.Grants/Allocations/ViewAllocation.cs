using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>One allocation beside its cluster: desired, last applied, observed, and what the next run would send.</summary>
[Allow(Permission.OperateCentre, Permission.ReadAudit)]
public sealed record ViewAllocation(AllocationId Id) : IQuery<AllocationView>;

/// <param name="WouldSend">The requests of the next run, built by the code that sends them, from what was observed last.</param>
/// <param name="Quarantined">Runs in the account that belong to nobody of the project.</param>
public sealed record AllocationView(
    AllocationId Id, string Reference, BilingualText Title, BilingualText Organisation, AllocationState State, AllocationTruth Truth,
    DesiredAccount Desired, LastApplied? Last, ObservedAccount? Observed, DateTime? CheckedAt, DateTime? TrueAt, string? Detail,
    IReadOnlyList<CentreRequest> WouldSend, IReadOnlyList<IncidentRow> Incidents, IReadOnlyList<SendingRow> Sendings,
    IReadOnlyList<ProjectUserRow> Users, TresMinutes Used, TresMinutes? Counted, TresMinutes? Summed, int Quarantined,
    DateOnly From, DateOnly To, BudgetGuarantee Guarantee, string Cluster);

public sealed record IncidentRow(
    Guid Id, HandEdit Edit, string Subject, string Applied, string Found, DateTime? After, DateTime SeenAt, string? Explanation, DateTime? ClosedAt, long Version);

public sealed record SendingRow(DateTime At, string Method, string Path, string? Json, string? Refused);

/// <param name="Login">Null while the person waits for one.</param>
public sealed record ProjectUserRow(PersonId Person, string Name, string? Login, bool OnCluster, DateTime AddedAt, long PersonVersion);

internal sealed class ViewAllocationHandler(GrantsDbContext db, GrantsClock clock, IComputeCentre centre) : IQueryHandler<ViewAllocation, AllocationView>
{
    private const int SendingsShown = 30;

    public async Task<AllocationView> HandleAsync(ViewAllocation query, CancellationToken cancel)
    {
        var allocation = await db.Set<Allocation>().AsNoTracking().Include(a => a.Users).SingleOrDefaultAsync(a => a.Id == query.Id, cancel) ?? throw new NotFoundException();
        var check = await db.Set<AllocationCheck>().AsNoTracking().SingleAsync(c => c.Id == query.Id, cancel);
        var names = await (
            from organisation in db.Set<Organisation>()
            from project in db.Set<Project>()
            where organisation.Id == allocation.OrganisationId && project.Id == allocation.ProjectId
            select new { Organisation = organisation.Name, project.Title }).AsNoTracking().SingleAsync(cancel);
        var users = await db.UserRowsAsync(allocation, check.Observed, cancel);
        var desired = allocation.Desired(clock.Today, users.Where(u => u.Login is not null).ToDictionary(u => u.Person, u => u.Login!));
        var plan = check.CheckedAt is null && check.Observed is null
            ? Reconciliation.Plan(desired, null, WrittenAhead.Nothing, null, ReconcileCentre.RemovalCap)
            : Reconciliation.Plan(desired, check.Last, check.Ahead, check.Observed, ReconcileCentre.RemovalCap);
        var incidents = await db.Set<CentreIncident>().AsNoTracking().Where(i => i.AllocationId == query.Id).OrderByDescending(i => i.FirstSeenAt)
            .Select(i => new IncidentRow(i.Id, i.Edit, i.Subject, i.Applied, i.Found, i.After, i.FirstSeenAt, i.Explanation, i.ClosedAt, i.Version)).ToListAsync(cancel);
        var sendings = await db.Set<CentreSending>().AsNoTracking().Where(s => s.AllocationId == query.Id).OrderByDescending(s => s.At).ThenBy(s => s.Order)
            .Take(SendingsShown).Select(s => new SendingRow(s.At, s.Method, s.Path, s.Json, s.Refused)).ToListAsync(cancel);
        return new(
            allocation.Id, allocation.ProjectReference, names.Title, names.Organisation, allocation.State, check.Truth,
            desired, check.Last, check.Observed, check.CheckedAt, check.TrueAt, check.Detail,
            [.. plan.Steps.SelectMany(centre.RequestsFor)], incidents, sendings,
            users,
            (await db.UsedAsync([query.Id], centre.UtcNow, cancel)).GetValueOrDefault(query.Id), check.Counted, check.Summed,
            await db.Set<UsageRun>().CountAsync(r => r.AllocationId == query.Id && r.Match != UsageMatch.Matched, cancel),
            allocation.From, allocation.To, BudgetGuarantee.Of(centre.Declaration, check.CounterAgrees), centre.Cluster);
    }
}

internal static class ProjectUsers
{
    public static async Task<IReadOnlyList<ProjectUserRow>> UserRowsAsync(
        this GrantsDbContext db, Allocation allocation, ObservedAccount? observed, CancellationToken cancel)
    {
        var members = allocation.Users.Where(u => u.IsMember).ToDictionary(u => u.PersonId, u => u.AddedAt);
        var ids = members.Keys.ToArray();
        var people = await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
        return [.. people.OrderBy(p => members[p.Id]).Select(p => new ProjectUserRow(
            p.Id, p.DisplayName, p.ClusterLogin, p.ClusterLogin is { } login && observed?.Logins.Contains(login) == true, members[p.Id], p.Version))];
    }
}
