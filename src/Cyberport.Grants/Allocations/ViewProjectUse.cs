using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Allocations;

/// <summary>What a project has used, month by month, and who may use it.</summary>
[Allow(Permission.ViewOwnCases, Permission.OperateCentre, Permission.ReadAudit)]
public sealed record ViewProjectUse(AllocationId Id) : IQuery<ProjectUseView>;

/// <param name="MayChangeUsers">The reader leads the project and it is not over.</param>
/// <param name="MayBeAdded">Members of the organisation that do not use the project yet; empty for readers who may not add them.</param>
public sealed record ProjectUseView(
    AllocationId Id, GrantApplicationId Application, string Reference, BilingualText Title, AllocationState State, string Account, Cards Cards, TresMinutes Budget, TresMinutes Used,
    DateOnly From, DateOnly To, IReadOnlyList<MonthUsage> Months, IReadOnlyList<DayUsage> LastDays, IReadOnlyList<ProjectUserRow> Users,
    IReadOnlyList<Candidate> MayBeAdded, bool MayChangeUsers, DateTime? CollectedTo, bool IsHardBudget, long Version);

public sealed record Candidate(PersonId Person, string Name);

internal sealed class ViewProjectUseHandler(GrantsDbContext db, CurrentActor actor, IComputeCentre centre) : IQueryHandler<ViewProjectUse, ProjectUseView>
{
    private const int DaysShown = 30;

    public async Task<ProjectUseView> HandleAsync(ViewProjectUse query, CancellationToken cancel)
    {
        var allocation = await db.Set<Allocation>().VisibleTo(actor.Value).AsNoTracking().Include(a => a.Users).SingleOrDefaultAsync(a => a.Id == query.Id, cancel)
            ?? throw new NotFoundException();
        var check = await db.Set<AllocationCheck>().AsNoTracking().SingleAsync(c => c.Id == query.Id, cancel);
        var title = await db.Set<Project>().Where(p => p.Id == allocation.ProjectId).Select(p => p.Title).SingleAsync(cancel);
        var runs = (await db.Set<UsageRun>().Where(r => r.AllocationId == query.Id && r.StartedAt != null && r.Match == UsageMatch.Matched)
            .Select(r => new { r.StartedAt, r.EndedAt, r.Gpus }).ToListAsync(cancel)).Select(r => new Run(r.StartedAt!.Value, r.EndedAt, r.Gpus)).ToList();
        var collected = await db.Set<UsageCursor>().Where(c => c.AllocationId == query.Id).Select(c => (DateTime?)c.CollectedTo).SingleOrDefaultAsync(cancel);

        var (now, today) = (centre.UtcNow, DateOnly.FromDateTime(GrantsClock.ToHongKong(centre.UtcNow)));
        var users = await db.UserRowsAsync(allocation, check.Observed, cancel);
        var mayChange = actor.Value.May(Permission.ManageProjectUsers) && !allocation.State.IsOver()
            && actor.Value.OrganisationsAs(OrganisationRoles.PrincipalInvestigator).Contains(allocation.OrganisationId);
        return new(
            allocation.Id, allocation.ApplicationId, allocation.ProjectReference, title, allocation.State, allocation.AccountName, allocation.Cards, allocation.Budget,
            UsageMeter.Minutes(runs, DateTime.MinValue, DateTime.MaxValue, now), allocation.From, allocation.To,
            UsageMeter.PerMonth(runs, Shown(allocation, runs, today), now),
            UsageMeter.PerDay(runs, new(today.AddDays(1 - DaysShown), today.AddDays(1)), now),
            users, mayChange ? await CandidatesAsync(allocation, cancel) : [], mayChange, collected,
            BudgetGuarantee.Of(centre.Declaration, check.CounterAgrees).IsHard, allocation.Version);
    }

    /// <summary>From the first day, or the first job where that is earlier, to this month or the last day.</summary>
    private static DateRange Shown(Allocation allocation, List<Run> runs, DateOnly today)
    {
        var first = runs.Count == 0 ? allocation.From : DateOnly.FromDateTime(GrantsClock.ToHongKong(runs.Min(r => r.StartedAt)));
        if (allocation.From < first) first = allocation.From;
        var end = allocation.To < today.AddDays(1) ? allocation.To : today.AddDays(1);
        return new(first, end > first ? end : first.AddDays(1));
    }

    private async Task<IReadOnlyList<Candidate>> CandidatesAsync(Allocation allocation, CancellationToken cancel)
    {
        var already = allocation.Users.Where(u => u.IsMember).Select(u => u.PersonId).ToArray();
        var people = await db.Set<Membership>().Where(m => m.OrganisationId == allocation.OrganisationId && m.State == MembershipState.Active && !already.Contains(m.Person))
            .Join(db.Set<Person>(), m => m.Person, p => p.Id, (_, p) => p).AsNoTracking().ToListAsync(cancel);
        return [.. people.Select(p => new Candidate(p.Id, p.DisplayName)).OrderBy(c => c.Name, StringComparer.CurrentCulture)];
    }
}

/// <summary>The allocations of the reader's organisations, newest first: where their projects compute.</summary>
[Allow(Permission.ViewOwnCases)]
public sealed record ViewMyAllocations : IQuery<IReadOnlyList<MyAllocationRow>>;

public sealed record MyAllocationRow(
    AllocationId Id, ProjectId Project, GrantApplicationId Application, string Reference, BilingualText Title, AllocationState State,
    Cards Cards, TresMinutes Budget, TresMinutes Used, DateOnly From, DateOnly To);

internal sealed class ViewMyAllocationsHandler(GrantsDbContext db, CurrentActor actor, IComputeCentre centre) : IQueryHandler<ViewMyAllocations, IReadOnlyList<MyAllocationRow>>
{
    public async Task<IReadOnlyList<MyAllocationRow>> HandleAsync(ViewMyAllocations query, CancellationToken cancel)
    {
        var organisations = actor.Value.Memberships.Keys.ToArray();
        var rows = await db.Set<Allocation>().AsNoTracking().Where(a => organisations.Contains(a.OrganisationId))
            .Join(db.Set<Project>(), a => a.ProjectId, p => p.Id, (a, p) => new { Allocation = a, p.Title })
            .OrderByDescending(r => r.Allocation.CreatedAt).ThenBy(r => r.Allocation.ProjectReference).ToListAsync(cancel);
        var used = await db.UsedAsync([.. rows.Select(r => r.Allocation.Id)], centre.UtcNow, cancel);
        return [.. rows.Select(r => new MyAllocationRow(
            r.Allocation.Id, r.Allocation.ProjectId, r.Allocation.ApplicationId, r.Allocation.ProjectReference, r.Title, r.Allocation.State,
            r.Allocation.Cards, r.Allocation.Budget, used.GetValueOrDefault(r.Allocation.Id), r.Allocation.From, r.Allocation.To))];
    }
}
