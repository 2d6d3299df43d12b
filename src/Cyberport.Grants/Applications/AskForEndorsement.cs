using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>The team thinks the draft finished and asks the endorser to sign. Refused while something is missing.</summary>
[Allow(Permission.EditApplications)]
public sealed record AskForEndorsement(GrantApplicationId Id, long Version) : IOperation<Nothing>;

internal sealed class AskForEndorsementHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, PublishedForms forms)
    : IOperationHandler<AskForEndorsement, Nothing>
{
    public async Task<Nothing> HandleAsync(AskForEndorsement operation, CancellationToken cancel)
    {
        var draft = await db.ReadDraftAsync(db.Set<GrantApplication>().EditableBy(actor.Value), operation.Id, forms, cancel);
        draft.Application.RequireVersion(operation.Version);
        SubmissionRules.RequireComplete(draft);
        draft.Application.AskForEndorsement(actor.Value.RequirePerson(), clock.UtcNow);
        return Nothing.AtAll;
    }
}

/// <summary>The team has more to write: the endorser is no longer asked.</summary>
[Allow(Permission.EditApplications)]
public sealed record TakeBackToDraft(GrantApplicationId Id, long Version) : IOperation<Nothing>;

internal sealed class TakeBackToDraftHandler(GrantsDbContext db, CurrentActor actor) : IOperationHandler<TakeBackToDraft, Nothing>
{
    public async Task<Nothing> HandleAsync(TakeBackToDraft operation, CancellationToken cancel)
    {
        var application = await db.Set<GrantApplication>().EditableBy(actor.Value).SingleOrDefaultAsync(a => a.Id == operation.Id, cancel)
            ?? throw new NotFoundException();
        application.RequireVersion(operation.Version);
        application.TakeBackToDraft();
        return Nothing.AtAll;
    }
}
