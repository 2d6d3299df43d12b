using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>The operator's list: what is allocated, and whether the cluster says so too.</summary>
/// <param name="Truth">Only those in this condition; all when absent.</param>
[Allow(Permission.OperateCentre, Permission.ReadAudit)]
public sealed record ViewAllocations(AllocationTruth? Truth = null, int Page = 1, int Size = 25) : IQuery<AllocationsView>;

/// <param name="ByTruth">How many there are in each condition, over the whole list.</param>
/// <param name="WaitingForLogin">People who use a project and have no cluster login.</param>
public sealed record AllocationsView(
    Page<AllocationRow> Rows, IReadOnlyDictionary<AllocationTruth, int> ByTruth, IReadOnlyList<LoginWanted> WaitingForLogin);

public sealed record AllocationRow(
    AllocationId Id, string Reference, BilingualText Title, BilingualText Organisation, string Account, Cards Cards, TresMinutes Budget, TresMinutes Used,
    DateOnly From, DateOnly To, AllocationState State, AllocationTruth Truth, DateTime? CheckedAt, int OpenIncidents);

/// <param name="Version">Of the person, for entering the login.</param>
public sealed record LoginWanted(PersonId Person, string Name, string Email, BilingualText Organisation, string Projects, DateTime Since, long Version);

internal sealed class ViewAllocationsHandler(GrantsDbContext db, IComputeCentre centre) : IQueryHandler<ViewAllocations, AllocationsView>
{
    public async Task<AllocationsView> HandleAsync(ViewAllocations query, CancellationToken cancel)
    {
        var byTruth = await db.Set<AllocationCheck>().GroupBy(c => c.Truth).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var joined =
            from allocation in db.Set<Allocation>()
            join check in db.Set<AllocationCheck>() on allocation.Id equals check.Id
            join organisation in db.Set<Organisation>() on allocation.OrganisationId equals organisation.Id
            join project in db.Set<Project>() on allocation.ProjectId equals project.Id
            where query.Truth == null || check.Truth == query.Truth
            orderby allocation.ProjectReference
            select new { Allocation = allocation, check.Truth, check.CheckedAt, Organisation = organisation.Name, project.Title };
        var total = await joined.CountAsync(cancel);
        var rows = await joined.AsNoTracking().Skip((query.Page - 1) * query.Size).Take(query.Size).ToListAsync(cancel);
        var ids = rows.Select(r => r.Allocation.Id).ToArray();
        var used = await db.UsedAsync(ids, centre.UtcNow, cancel);
        var incidents = await db.Set<CentreIncident>().Where(i => i.ClosedAt == null && ids.Contains(i.AllocationId))
            .GroupBy(i => i.AllocationId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new(
            new([.. rows.Select(r => new AllocationRow(
                r.Allocation.Id, r.Allocation.ProjectReference, r.Title, r.Organisation, r.Allocation.AccountName, r.Allocation.Cards, r.Allocation.Budget,
                used.GetValueOrDefault(r.Allocation.Id), r.Allocation.From, r.Allocation.To, r.Allocation.State, r.Truth, r.CheckedAt,
                incidents.GetValueOrDefault(r.Allocation.Id)))], query.Page, query.Size, total),
            byTruth, await WaitingAsync(cancel));
    }

    private async Task<IReadOnlyList<LoginWanted>> WaitingAsync(CancellationToken cancel)
    {
        var waiting = await (
            from user in db.Set<AllocationUser>()
            join person in db.Set<Person>() on user.PersonId equals person.Id
            join organisation in db.Set<Organisation>() on user.Allocation.OrganisationId equals organisation.Id
            where user.RemovedAt == null && person.ClusterLogin == null
                && user.Allocation.State != AllocationState.Ending && user.Allocation.State != AllocationState.Ended
            select new { Person = person, Organisation = organisation.Name, user.Allocation.ProjectReference, user.AddedAt }).AsNoTracking().ToListAsync(cancel);
        return [.. waiting.GroupBy(w => w.Person.Id).Select(g => new LoginWanted(
            g.Key, g.First().Person.DisplayName, g.First().Person.Email, g.First().Organisation,
            string.Join(", ", g.Select(w => w.ProjectReference).Order(StringComparer.Ordinal)), g.Min(w => w.AddedAt), g.First().Person.Version)).OrderBy(w => w.Since)];
    }
}

internal static class UsageSums
{
    /// <summary>What allocations have used so far, in their own accounts, by matched runs.</summary>
    public static async Task<Dictionary<AllocationId, TresMinutes>> UsedAsync(
        this GrantsDbContext db, IReadOnlyCollection<AllocationId> ids, DateTime now, CancellationToken cancel)
    {
        var wanted = ids.ToArray();
        var runs = await db.Set<UsageRun>().Where(r => wanted.Contains(r.AllocationId) && r.StartedAt != null && r.Match == UsageMatch.Matched)
            .Select(r => new { r.AllocationId, r.StartedAt, r.EndedAt, r.Gpus }).ToListAsync(cancel);
        return runs.GroupBy(r => r.AllocationId).ToDictionary(g => g.Key, g =>
            UsageMeter.Minutes(g.Select(r => new Run(r.StartedAt!.Value, r.EndedAt, r.Gpus)), DateTime.MinValue, DateTime.MaxValue, now));
    }
}
