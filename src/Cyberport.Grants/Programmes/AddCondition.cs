using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>The administrator adds a sentence to the conditions library.</summary>
[Allow(Permission.Administer)]
public sealed record AddCondition(string Code, TrilingualText Text) : IOperation<Nothing>;

internal sealed class AddConditionValidator : AbstractValidator<AddCondition>
{
    public AddConditionValidator()
    {
        RuleFor(o => o.Code).Matches("^[a-z][a-z0-9-]{1,39}\\z").WithMessage(_ => ProgrammesWords.ConditionCode);
        RuleFor(o => o.Text).InAllLanguages(Condition.TextLength);
    }
}

internal sealed class AddConditionHandler(GrantsDbContext db) : IOperationHandler<AddCondition, Nothing>
{
    public async Task<Nothing> HandleAsync(AddCondition operation, CancellationToken cancel)
    {
        if (await db.Set<Condition>().AnyAsync(c => c.Code == operation.Code, cancel)) throw new RuleViolation("programmes.condition-taken", ProgrammesWords.ConditionTaken);
        db.Add(Condition.Of(operation.Code, operation.Text));
        return Nothing.AtAll;
    }
}
