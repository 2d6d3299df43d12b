using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Awards;

/// <summary>The endorser declines an offer; budget and cards return at once.</summary>
[Allow(Permission.AcceptOffers)]
public sealed record DeclineOffer(OfferId Offer, long Version, string Reason) : IOperation<Nothing>;

internal sealed class DeclineOfferValidator : AbstractValidator<DeclineOffer>
{
    public DeclineOfferValidator() => RuleFor(o => o.Reason).NotEmpty().WithMessage(_ => AwardsWords.DeclineReasonNeeded).MaximumLength(Offer.ReasonLength).WithMessage(_ => AwardsWords.DeclineReasonNeeded);
}

internal sealed class DeclineOfferHandler(GrantsDbContext db, OfferReservation reservation, CurrentActor actor, GrantsClock clock)
    : IOperationHandler<DeclineOffer, Nothing>
{
    public async Task<Nothing> HandleAsync(DeclineOffer operation, CancellationToken cancel)
    {
        var offer = await db.Set<Offer>().OfThoseWhere(actor.Value, OrganisationRoles.Endorser).FirstOrDefaultAsync(o => o.Id == operation.Offer, cancel)
            ?? throw new NotFoundException();
        offer.RequireVersion(operation.Version);
        offer.Decline(actor.Value.RequirePerson(), operation.Reason.Trim(), clock.UtcNow);
        await reservation.ReturnAsync(offer, EntryKind.Declined, clock.UtcNow, cancel);
        return Nothing.AtAll;
    }
}
