using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>A criterion as the administrator enters it.</summary>
/// <param name="IsOfficial">The weight is the scheme's own, not a placeholder.</param>
public sealed record NewCriterion(TrilingualText Name, int Percent, bool IsOfficial);

/// <summary>The administrator sets up a funding scheme with its rate caps; its criteria come with it or follow.</summary>
/// <param name="FundingLine">The ledger's line that pays, where it exists already.</param>
[Allow(Permission.Administer)]
public sealed record FoundProgramme(
    string Code, TrilingualText Name, int StandardPercent, int ExceptionalPercent, IReadOnlyList<NewCriterion> Criteria, Guid? FundingLine)
    : IOperation<ProgrammeId>;

internal sealed class FoundProgrammeValidator : AbstractValidator<FoundProgramme>
{
    public FoundProgrammeValidator()
    {
        RuleFor(o => o.Code).Matches("^[A-Za-z][A-Za-z0-9]{1,9}\\z").WithMessage(_ => ProgrammesWords.ProgrammeCode);
        RuleFor(o => o.Name).InAllLanguages(Programme.NameLength);
        RuleFor(o => o.StandardPercent).StandardCap(o => o.ExceptionalPercent);
        RuleFor(o => o.ExceptionalPercent).ExceptionalCap();
        RuleFor(o => o.Criteria).WeightsMakeHundred().When(o => o.Criteria.Count > 0);
    }
}

internal sealed class FoundProgrammeHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<FoundProgramme, ProgrammeId>
{
    public async Task<ProgrammeId> HandleAsync(FoundProgramme operation, CancellationToken cancel)
    {
        var code = operation.Code.ToUpperInvariant();
        if (await db.Set<Programme>().AnyAsync(p => p.Code == code, cancel)) throw new RuleViolation("programmes.code-taken", ProgrammesWords.ProgrammeCodeTaken);
        var programme = Programme.Create(code, operation.Name, Share.Percent(operation.StandardPercent), Share.Percent(operation.ExceptionalPercent));
        if (operation.FundingLine is { } line) programme.PaidFrom(line);
        db.Add(programme);
        if (operation.Criteria.Count > 0)
            db.Add(programme.Judge(operation.Criteria.Select(c => (c.Name, Share.Percent(c.Percent), c.IsOfficial)), actor.Value.Person, clock.UtcNow));
        return programme.Id;
    }
}
