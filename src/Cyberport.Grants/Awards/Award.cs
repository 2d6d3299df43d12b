using Cyberport.Grants.Applications;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Awards;

public readonly record struct AwardId(Guid Value) : IId<AwardId>
{
    public static AwardId From(Guid value) => new(value);
    public static AwardId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// An accepted offer: the agreement. Its figures are a copy of the offer's, because amendments will change an award and never what
/// was offered.
/// </summary>
public sealed class Award : Aggregate
{
    private Award() { }

    internal Award(Offer offer, DateTime acceptedAt)
    {
        (Id, OfferId, AcceptedAt) = (AwardId.New(), offer.Id, acceptedAt);
        (ProjectId, ApplicationId, OrganisationId, Reference) = (offer.ProjectId, offer.ApplicationId, offer.OrganisationId, offer.Reference);
        (Cards, Months, From, To) = (offer.Cards, offer.Months, offer.Terms.Figures.Days.From, offer.Terms.Figures.Days.To);
        (Rate, PriceList, PriceListVersion, PerCardMonth) = (offer.Rate, offer.PriceList, offer.PriceListVersion, offer.PerCardMonth);
        (ListValue, Subsidy, UserShare) = (offer.ListValue, offer.Subsidy, offer.UserShare);
        (HoldId, EncumbranceId) = (offer.HoldId, offer.EncumbranceId);
    }

    public AwardId Id { get; private init; }
    public OfferId OfferId { get; private init; }
    public ProjectId ProjectId { get; private init; }
    public GrantApplicationId ApplicationId { get; private init; }
    public OrganisationId OrganisationId { get; private init; }
    public ReferenceNumber Reference { get; private init; }
    public DateTime AcceptedAt { get; private init; }

    public Cards Cards { get; private init; }
    public int Months { get; private init; }
    public DateOnly From { get; private init; }

    /// <summary>The first day after it.</summary>
    public DateOnly To { get; private init; }
    public Share Rate { get; private init; }
    public PriceListId PriceList { get; private init; }
    public int PriceListVersion { get; private init; }
    public Money PerCardMonth { get; private init; }
    public Money ListValue { get; private init; }
    public Money Subsidy { get; private init; }
    public Money UserShare { get; private init; }
    public HoldId HoldId { get; private init; }
    public EncumbranceId EncumbranceId { get; private init; }
}
