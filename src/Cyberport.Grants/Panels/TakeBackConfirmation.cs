using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Panels;

/// <summary>The chair takes a confirmation back before it is published, so that the decision can be recorded again.</summary>
[Allow(Permission.ConfirmDecisions)]
public sealed record TakeBackConfirmation(DecisionId Decision, long Version) : IOperation<Nothing>;

internal sealed class TakeBackConfirmationHandler(GrantsDbContext db, Meetings.Room room, CurrentActor actor) : IOperationHandler<TakeBackConfirmation, Nothing>
{
    public async Task<Nothing> HandleAsync(TakeBackConfirmation operation, CancellationToken cancel)
    {
        var decision = await db.Set<Decision>().FindAsync([operation.Decision], cancel) ?? throw new NotFoundException();
        if ((await room.ConflictedAsync(decision.ApplicationId, cancel)).Contains(actor.Value.RequirePerson())) throw new NotFoundException();
        decision.RequireVersion(operation.Version);
        decision.TakeBack();
        return Nothing.AtAll;
    }
}
