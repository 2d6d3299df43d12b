using Cyberport.Grants.Components;
using Cyberport.Grants.Panels;

namespace Cyberport.Grants.Web;

public static partial class Labels
{
    public static Look Of(Verdict verdict) => verdict switch
    {
        Verdict.Approve => Good,
        Verdict.ApproveLess => Working,
        Verdict.Refuse => Refused,
    };

    public static Look Of(DecisionState state) => state switch
    {
        DecisionState.Recorded => AskedOfSomebody,
        DecisionState.Confirmed => Working,
        DecisionState.Published => Good,
        DecisionState.Dropped => Ended,
    };
}
