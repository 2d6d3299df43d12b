using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Awards;

public static class OfferVisibility
{
    /// <summary>Staff of the road see all offers, but none of a case in which they have a conflict; an organisation's people see its own; anything else does not exist for them.</summary>
    public static IQueryable<Offer> VisibleTo(this IQueryable<Offer> offers, GrantsDbContext db, Actor actor)
    {
        if (actor.May(Permission.ViewCommittee) || actor.May(Permission.ViewFund) || actor.May(Permission.OperateCentre))
            return offers.Where(o => !db.ConflictedCases(actor.Person).Contains(o.ApplicationId));
        return offers.OfThoseWhere(actor, (OrganisationRoles)~0);
    }

    /// <summary>Offers to organisations where the person has one of these roles.</summary>
    public static IQueryable<Offer> OfThoseWhere(this IQueryable<Offer> offers, Actor actor, OrganisationRoles anyOf)
    {
        var organisations = actor.OrganisationsAs(anyOf);
        return offers.Where(o => organisations.Contains(o.OrganisationId));
    }
}
