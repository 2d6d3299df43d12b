using Cyberport.Grants.Components;
using Cyberport.Grants.Reviews;

namespace Cyberport.Grants.Web;

public static partial class Labels
{
    public static Look Of(ReviewAssignmentState state) => state switch
    {
        ReviewAssignmentState.Asked => AskedOfSomebody,
        ReviewAssignmentState.Reviewing => Working,
        ReviewAssignmentState.Submitted => Good,
        ReviewAssignmentState.Declined => Refused,
        ReviewAssignmentState.NotDelivered => Trouble,
        ReviewAssignmentState.Withdrawn => Ended,
    };
}
