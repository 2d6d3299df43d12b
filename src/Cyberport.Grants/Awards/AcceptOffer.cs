using Cyberport.Grants.Applications;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Organisations;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Awards;

/// <summary>
/// The organisation's endorser accepts an offer with a typed signature: the agreement. What was reserved becomes owed, the hold
/// firm, and the award stands. Refused from the deadline on, by the clock inside this transaction, and once the application was taken back.
/// </summary>
/// <param name="Digest">Of the letter that was read, so that nobody signs other figures than they saw.</param>
[Allow(Permission.AcceptOffers, StepUp = true), CrashPoint("accept")]
public sealed record AcceptOffer(OfferId Offer, long Version, string Digest, string Signature, string Post, bool Agrees) : IOperation<AwardId>;

internal sealed class AcceptOfferValidator : AbstractValidator<AcceptOffer>
{
    public AcceptOfferValidator()
    {
        RuleFor(o => o.Signature).NotEmpty().WithMessage(_ => AwardsWords.SignatureNeeded).MaximumLength(Offer.NameLength).WithMessage(_ => AwardsWords.SignatureNeeded);
        RuleFor(o => o.Post).NotEmpty().WithMessage(_ => AwardsWords.PostNeeded).MaximumLength(Offer.NameLength).WithMessage(_ => AwardsWords.PostNeeded);
        RuleFor(o => o.Agrees).Equal(true).WithMessage(_ => AwardsWords.AgreeNeeded);
    }
}

internal sealed class AcceptOfferHandler(GrantsDbContext db, Holds holds, Encumbrances encumbrances, CurrentActor actor, GrantsClock clock)
    : IOperationHandler<AcceptOffer, AwardId>
{
    public async Task<AwardId> HandleAsync(AcceptOffer operation, CancellationToken cancel)
    {
        var offer = await db.Set<Offer>().OfThoseWhere(actor.Value, OrganisationRoles.Endorser).FirstOrDefaultAsync(o => o.Id == operation.Offer, cancel)
            ?? throw new NotFoundException();
        offer.RequireVersion(operation.Version);
        if (offer.Digest.Hex != operation.Digest) throw new StaleException();

        if (!await db.Set<GrantApplication>().AnyAsync(a => a.Id == offer.ApplicationId && a.Status == ApplicationStatus.Submitted, cancel))
            throw new RuleViolation("awards.application-withdrawn", AwardsWords.ApplicationTakenBack);
        // Whoever changes the organisation's name or contact after the decision has it looked at again first.
        if (!await db.Set<Organisation>().AnyAsync(o => o.Id == offer.OrganisationId && o.VerifiedAt != null, cancel))
            throw new RuleViolation("awards.organisation-unverified", AwardsWords.OrganisationUnverified);
        await db.RequireSecondPersonAsync(offer.ApplicationId, actor.Value.RequirePerson(), cancel);

        var award = offer.Accept(actor.Value.RequirePerson(), operation.Signature.Trim(), operation.Post.Trim(), clock.UtcNow);
        db.Add(award);
        await encumbrances.FirmAsync(offer.EncumbranceId, cancel);
        await holds.FirmAsync(offer.HoldId, cancel);
        return award.Id;
    }
}
