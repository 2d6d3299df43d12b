using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Awards;

/// <summary>An offer as its letter: figures as they were frozen, conditions, deadline, and what was answered.</summary>
[Allow(Permission.ViewOwnCases, Permission.ViewCommittee, Permission.ViewFund, Permission.OperateCentre)]
public sealed record ViewOffer(OfferId Offer) : IQuery<OfferView>;

/// <param name="State">As it is now: an open offer whose deadline has passed reads as lapsed, whatever the worker has done yet.</param>
/// <param name="LastDay">The last Hong Kong day on which it may be accepted.</param>
/// <param name="MayAnswer">The person who asks is an endorser of the organisation and the offer is open.</param>
public sealed record OfferView(
    OfferId Id, long Version, GrantApplicationId Application, ProjectId Project, string Reference, BilingualText Title,
    BilingualText Organisation, BilingualText Address, TrilingualText Programme, OfferState State, DateTime MadeAt, DateTime Deadline, DateOnly LastDay, DateTime Now,
    AwardTerms Terms, bool PriceIsDemonstration, Verdict Verdict, Cards? AskedCards, int? AskedMonths, IReadOnlyList<DecisionReason> Reasons,
    IReadOnlyList<ConditionChoice> Conditions, Digest Digest, bool MayAnswer,
    DateTime? AnsweredAt, string? AnsweredBy, string? Signature, string? SignatoryPost, string? DeclineReason, AwardId? Award)
{
    public string StateInWords => Words.Of(State, AwardsWords.ResourceManager);
}

internal sealed class ViewOfferHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IQueryHandler<ViewOffer, OfferView>
{
    public async Task<OfferView> HandleAsync(ViewOffer query, CancellationToken cancel)
    {
        var found = await (
            from f in db.Set<Offer>().AsNoTracking().VisibleTo(db, actor.Value)
            join d in db.Set<Decision>() on f.DecisionId equals d.Id
            join p in db.Set<Project>() on f.ProjectId equals p.Id
            join o in db.Set<Organisation>() on f.OrganisationId equals o.Id
            join l in db.Set<PriceList>() on f.PriceList equals l.Id
            join g in db.Set<Programme>() on l.ProgrammeId equals g.Id
            where f.Id == query.Offer
            select new { Offer = f, Decision = d, Project = p, o.Name, o.Address, l.IsDemonstration, Programme = g.Name }).FirstOrDefaultAsync(cancel)
            ?? throw new NotFoundException();
        var (offer, now) = (found.Offer, clock.UtcNow);
        var conditions = await db.Set<Condition>().AsNoTracking().Where(c => offer.Conditions.Contains(c.Code)).OrderBy(c => c.Code).ToListAsync(cancel);
        var by = offer.AnsweredBy is { } person ? await db.Set<Person>().Where(p => p.Id == person).Select(p => p.Name).FirstOrDefaultAsync(cancel) : null;
        var award = offer.State == OfferState.Accepted
            ? await db.Set<Award>().Where(a => a.OfferId == offer.Id).Select(a => (AwardId?)a.Id).FirstOrDefaultAsync(cancel) : null;

        var state = offer.State == OfferState.Open && offer.IsOver(now) ? OfferState.Lapsed : offer.State;
        return new(
            offer.Id, offer.Version, offer.ApplicationId, offer.ProjectId, offer.Reference.Value, found.Project.Title, found.Name, found.Address, found.Programme,
            state, offer.MadeAt, offer.Deadline, DateOnly.FromDateTime(GrantsClock.ToHongKong(offer.Deadline.AddTicks(-1))), now, offer.Terms, found.IsDemonstration,
            found.Decision.Verdict, found.Project.Request.Cards, found.Project.Request.Months, found.Decision.Reasons,
            [.. conditions.Select(c => new ConditionChoice(c.Code, c.Text))], offer.Digest,
            state == OfferState.Open && actor.Value.OrganisationsAs(OrganisationRoles.Endorser).Contains(offer.OrganisationId),
            offer.AnsweredAt, by, offer.Signature, offer.SignatoryPost, offer.DeclineReason, award);
    }
}
