using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>
/// The administrator sets the criteria and their weights, all at once: a new version of the scheme for calls announced from now on.
/// Calls announced before keep the version that their applicants read.
/// </summary>
[Allow(Permission.Administer)]
public sealed record PublishCriteria(ProgrammeId Programme, long Version, IReadOnlyList<NewCriterion> Criteria) : IOperation<int>;

internal sealed class PublishCriteriaValidator : AbstractValidator<PublishCriteria>
{
    public PublishCriteriaValidator() => RuleFor(o => o.Criteria).WeightsMakeHundred();
}

internal sealed class PublishCriteriaHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<PublishCriteria, int>
{
    public async Task<int> HandleAsync(PublishCriteria operation, CancellationToken cancel)
    {
        var programme = await db.Set<Programme>().Include(p => p.Criteria).SingleOrDefaultAsync(p => p.Id == operation.Programme, cancel) ?? throw new NotFoundException();
        programme.RequireVersion(operation.Version);
        var present = programme.Criteria.Where(c => c.Scheme == programme.Scheme).OrderBy(c => c.Number).Select(c => (c.Name, c.Weight, c.IsOfficial));
        var wanted = operation.Criteria.Select(c => (c.Name, Share.Percent(c.Percent), c.IsOfficial)).ToList();
        if (present.SequenceEqual(wanted)) throw new RuleViolation("programmes.criteria-same", ProgrammesWords.CriteriaSame);
        db.Add(programme.Judge(wanted, actor.Value.Person, clock.UtcNow));
        return programme.Scheme;
    }
}
