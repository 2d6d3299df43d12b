using Cyberport.Grants.Capacity;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Desk;

/// <summary>What a programme needs before anybody can apply, in the order in which it is entered.</summary>
public enum OpeningStep
{
    Programme,
    Criteria,
    Form,
    Prices,
    Fund,
    Capacity,
    Call,
    People,
}

/// <summary>Whether the programme is open, and what is still missing: for the administrator of a new portal.</summary>
[Allow(Permission.Administer)]
public sealed record ViewOpening : IQuery<OpeningView>;

/// <param name="Lines">The ledger's funding lines, for the choice of the one that pays.</param>
public sealed record OpeningView(IReadOnlyList<OpeningTask> Tasks, IReadOnlyList<LineChoice> Lines)
{
    public bool IsOpen => Tasks.All(t => t.IsDone);
}

/// <param name="Missing">For <see cref="OpeningStep.People"/>: the roles that nobody holds.</param>
public sealed record OpeningTask(OpeningStep Step, bool IsDone, string Href, IReadOnlyList<StaffRole> Missing)
{
    public string What => Words.Of(Step, DeskWords.ResourceManager);
    public string Hint => Words.In(DeskWords.ResourceManager, $"OpeningHint_{Step}");
}

public sealed record LineChoice(Guid Id, TrilingualText Name, Money Appropriation);

internal sealed class ViewOpeningHandler(GrantsDbContext db, GrantsClock clock) : IQueryHandler<ViewOpening, OpeningView>
{
    /// <summary>Without one of each the road has a gap.</summary>
    private static readonly StaffRole[] Needed =
        [StaffRole.CaseOfficer, StaffRole.TechnicalAssessor, StaffRole.Reviewer, StaffRole.Chair, StaffRole.FinanceOfficer, StaffRole.FinanceApprover, StaffRole.ClusterOperator];

    public async Task<OpeningView> HandleAsync(ViewOpening query, CancellationToken cancel)
    {
        var (today, now) = (clock.Today, clock.UtcNow);
        var programme = await db.Set<Programme>().AsNoTracking().OrderBy(p => p.Code).Select(p => new
        {
            p.FundingLine,
            HasCriteria = p.Criteria.Any(),
            HasPrice = db.Set<PriceList>().Any(l => l.ProgrammeId == p.Id && l.ValidFrom <= today),
            HasCall = db.Set<Call>().Any(c => c.ProgrammeId == p.Id && !c.IsDraft && (c.ClosesAt == null || c.ClosesAt > now)),
        }).FirstOrDefaultAsync(cancel);
        var hasForm = await db.Set<FormVersion>().AnyAsync(cancel);
        var lines = await db.Set<FundingLine>().AsNoTracking().OrderBy(l => l.Code).ToListAsync(cancel);
        var hasCapacity = await db.Set<CapacityStep>().AnyAsync(cancel);
        var serving = await (
            from a in db.Set<StaffAssignment>()
            join p in db.Set<Person>() on a.Person equals p.Id
            where a.RevokedAt == null && p.DisabledAt == null
            select a.Role).Distinct().ToListAsync(cancel);
        var missing = Needed.Except(serving).ToList();

        OpeningTask Task(OpeningStep step, bool done, string href) => new(step, done, href, step == OpeningStep.People ? missing : []);
        return new(
        [
            Task(OpeningStep.Programme, programme is not null, "/programme"),
            Task(OpeningStep.Criteria, programme is { HasCriteria: true }, "/programme/criteria"),
            Task(OpeningStep.Form, hasForm, "/programme/forms"),
            Task(OpeningStep.Prices, programme is { HasPrice: true }, "/programme/prices"),
            Task(OpeningStep.Fund, lines.Any(l => l.Id.Value == programme?.FundingLine && l.Appropriation > Money.Zero), "/programme"),
            Task(OpeningStep.Capacity, hasCapacity, "/programme/capacity"),
            Task(OpeningStep.Call, programme is { HasCall: true }, "/programme/calls"),
            Task(OpeningStep.People, missing.Count == 0, "/people"),
        ], [.. lines.Select(l => new LineChoice(l.Id.Value, l.Name, l.Appropriation))]);
    }
}
