using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Awards;

/// <summary>Offers and what became of them, newest first: all of them for staff, its own for an organisation.</summary>
[Allow(Permission.ViewOwnCases, Permission.ViewCommittee, Permission.ViewFund, Permission.OperateCentre)]
public sealed record ViewOffers(OfferState? State = null, int Number = 1) : IQuery<Page<OfferRow>>
{
    public const int PageSize = 25;
}

/// <param name="State">As it is now: an open offer whose deadline has passed reads as lapsed.</param>
/// <param name="To">The first day after the award.</param>
public sealed record OfferRow(
    OfferId Id, ProjectId Project, string Reference, BilingualText Title, BilingualText Organisation, OfferState State, DateTime MadeAt, DateTime Deadline, DateTime Now,
    Cards Cards, int Months, DateOnly From, DateOnly To, Share Rate, Money Subsidy, Money UserShare)
{
    public string StateInWords => Words.Of(State, AwardsWords.ResourceManager);
}

internal sealed class ViewOffersHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IQueryHandler<ViewOffers, Page<OfferRow>>
{
    public async Task<Page<OfferRow>> HandleAsync(ViewOffers query, CancellationToken cancel)
    {
        var now = clock.UtcNow;
        var offers = db.Set<Offer>().AsNoTracking().VisibleTo(db, actor.Value);
        if (query.State is { } state) offers = In(offers, state, now);
        var total = await offers.CountAsync(cancel);
        var rows = await (
            from f in offers
            join p in db.Set<Project>() on f.ProjectId equals p.Id
            join o in db.Set<Organisation>() on f.OrganisationId equals o.Id
            orderby f.MadeAt descending, f.Reference descending
            select new { Offer = f, p.Title, o.Name })
            .Skip((query.Number - 1) * ViewOffers.PageSize).Take(ViewOffers.PageSize).ToListAsync(cancel);
        return new([.. rows.Select(r => Row(r.Offer, r.Title, r.Name, now))], query.Number, ViewOffers.PageSize, total);
    }

    private static IQueryable<Offer> In(IQueryable<Offer> offers, OfferState state, DateTime now) => state switch
    {
        OfferState.Open => offers.Where(o => o.State == OfferState.Open && o.Deadline > now),
        OfferState.Lapsed => offers.Where(o => o.State == OfferState.Lapsed || (o.State == OfferState.Open && o.Deadline <= now)),
        OfferState.Accepted or OfferState.Declined or OfferState.Withdrawn => offers.Where(o => o.State == state),
    };

    private static OfferRow Row(Offer f, BilingualText title, BilingualText organisation, DateTime now) => new(
        f.Id, f.ProjectId, f.Reference.Value, title, organisation, f.State == OfferState.Open && f.IsOver(now) ? OfferState.Lapsed : f.State, f.MadeAt, f.Deadline, now,
        f.Cards, f.Months, f.Terms.Figures.Days.From, f.Terms.Figures.Days.To, f.Rate, f.Subsidy, f.UserShare);
}
