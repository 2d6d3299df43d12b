using Cyberport.Grants.Programmes;

namespace Cyberport.Grants.Screening;

/// <summary>What the secretariat pledges, in working days; defaults of this project (DOMAIN §1).</summary>
public static class ScreeningPledges
{
    public const int Completeness = 5;

    /// <summary>Until an applicant's question is answered.</summary>
    public const int Enquiry = 3;

    /// <summary>From submission to decision, for a call of the fast tier.</summary>
    public const int FastTierInAll = 10;

    /// <summary>Until a case is found complete, or not. The fast tier has one clock for its whole road.</summary>
    public static int Of(CallTier tier) => tier switch
    {
        CallTier.Fast => FastTierInAll,
        CallTier.Standard or CallTier.Trial => Completeness,
    };
}
