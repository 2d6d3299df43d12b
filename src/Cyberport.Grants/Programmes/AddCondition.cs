using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Programmes;

/// <summary>The administrator adds a sentence to the conditions library.</summary>
[Allow(Permission.Administer)]
public sealed record AddCondition(string Code, TrilingualText Text) : IOperation<Nothing>;

internal sealed class AddConditionHandler(GrantsDbContext db) : IOperationHandler<AddCondition, Nothing>
{
    public Task<Nothing> HandleAsync(AddCondition operation, CancellationToken cancel)
    {
        db.Add(Condition.Of(operation.Code, operation.Text));
        return Task.FromResult(Nothing.AtAll);
    }
}
