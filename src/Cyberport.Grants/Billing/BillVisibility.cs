using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Billing;

public static class BillVisibility
{
    /// <summary>Whoever pays or answers for paying.</summary>
    public const OrganisationRoles Paying = OrganisationRoles.BillingContact | OrganisationRoles.Endorser | OrganisationRoles.PrincipalInvestigator;

    /// <summary>Finance sees all bills, also those that are listed only; an organisation's people see its own once they are issued; others do not exist.</summary>
    public static IQueryable<Bill> VisibleTo(this IQueryable<Bill> bills, Actor actor)
    {
        if (actor.May(Permission.ViewFund)) return bills;
        var organisations = actor.OrganisationsAs(Paying);
        return bills.Where(b => organisations.Contains(b.OrganisationId) && b.State == BillState.Issued);
    }
}
