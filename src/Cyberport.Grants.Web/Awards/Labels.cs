using Cyberport.Grants.Awards;
using Cyberport.Grants.Components;

namespace Cyberport.Grants.Web;

public static partial class Labels
{
    public static Look Of(OfferState state) => state switch
    {
        OfferState.Open => AskedOfSomebody,
        OfferState.Accepted => Good,
        OfferState.Declined or OfferState.Withdrawn => Ended,
        OfferState.Lapsed => Trouble,
    };
}
