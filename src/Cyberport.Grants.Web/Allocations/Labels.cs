using Cyberport.Grants.Allocations;
using Cyberport.Grants.Components;

namespace Cyberport.Grants.Web;

public static partial class Labels
{
    public static Look Of(AllocationState state) => state switch
    {
        AllocationState.Waiting => Waiting,
        AllocationState.Prepared => Working,
        AllocationState.Ready => Good,
        AllocationState.Ending => Working,
        AllocationState.Ended => Ended,
        AllocationState.Refused => Refused,
    };

    public static Look Of(AllocationTruth truth) => truth switch
    {
        AllocationTruth.Unchecked => Waiting,
        AllocationTruth.True => Good,
        AllocationTruth.Changing => Working,
        AllocationTruth.Drifted => Trouble,
        AllocationTruth.Foreign => Refused,
        AllocationTruth.HeldBack => AskedOfSomebody,
        AllocationTruth.Unknown => AskedOfSomebody,
    };

    public static Look Of(CentreCondition condition) => condition switch
    {
        CentreCondition.Unknown => Waiting,
        CentreCondition.Healthy => Good,
        CentreCondition.Down or CentreCondition.DatabaseDown or CentreCondition.ControllerDown or CentreCondition.BadToken
            or CentreCondition.NotAllowed or CentreCondition.UnsupportedVersion or CentreCondition.Misconfigured or CentreCondition.Strange => Trouble,
    };
}
