using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;

namespace Cyberport.Grants.Panels.Meetings;

/// <summary>The Committee puts an item off to a later meeting; why is minuted.</summary>
[Allow(Permission.RecordDecisions)]
public sealed record DeferItem(AgendaItemId Item, long Version, string Reason) : IOperation<Nothing>;

internal sealed class DeferItemValidator : AbstractValidator<DeferItem>
{
    public DeferItemValidator() =>
        RuleFor(o => o.Reason).Must(r => r.Trim().Length is > 0 and <= AgendaItem.ReasonLength).WithMessage(_ => PanelsWords.DeferralMissing);
}

internal sealed class DeferItemHandler(GrantsDbContext db, Room room, GrantsClock clock) : IOperationHandler<DeferItem, Nothing>
{
    public async Task<Nothing> HandleAsync(DeferItem operation, CancellationToken cancel)
    {
        var item = await db.Set<AgendaItem>().FindAsync([operation.Item], cancel) ?? throw new NotFoundException();
        item.RequireVersion(operation.Version);
        // Nobody has to be there to put off what cannot be decided: too few without a conflict is the commonest reason.
        var (quorum, left) = await room.SittingAsync(item, cancel);
        item.Defer(operation.Reason.Trim(), quorum, left, clock.UtcNow);
        return Nothing.AtAll;
    }
}
