using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Programmes;

/// <summary>A criterion as the administrator enters it.</summary>
/// <param name="IsOfficial">The weight is the scheme's own, not a placeholder.</param>
public sealed record NewCriterion(TrilingualText Name, int Percent, bool IsOfficial);

/// <summary>The administrator sets up a funding scheme with its rate caps and criteria.</summary>
/// <param name="FundingLine">The ledger's line that pays, where it exists already.</param>
[Allow(Permission.Administer)]
public sealed record FoundProgramme(
    string Code, TrilingualText Name, int StandardPercent, int ExceptionalPercent, IReadOnlyList<NewCriterion> Criteria, Guid? FundingLine)
    : IOperation<ProgrammeId>;

internal sealed class FoundProgrammeHandler(GrantsDbContext db) : IOperationHandler<FoundProgramme, ProgrammeId>
{
    public Task<ProgrammeId> HandleAsync(FoundProgramme operation, CancellationToken cancel)
    {
        if (operation.Criteria.Sum(c => c.Percent) != 100)
            throw new RuleViolation("programmes.weights", ProgrammesWords.WeightsMakeHundred);
        var programme = Programme.Create(operation.Code, operation.Name, Share.Percent(operation.StandardPercent), Share.Percent(operation.ExceptionalPercent));
        if (operation.FundingLine is { } line) programme.PaidFrom(line);
        foreach (var criterion in operation.Criteria) programme.AddCriterion(criterion.Name, Share.Percent(criterion.Percent), criterion.IsOfficial);
        db.Add(programme);
        return Task.FromResult(programme.Id);
    }
}
