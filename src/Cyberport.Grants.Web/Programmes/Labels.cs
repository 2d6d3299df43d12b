using Cyberport.Grants.Components;
using Cyberport.Grants.Programmes;

namespace Cyberport.Grants.Web;

public static partial class Labels
{
    public static Look Of(CallState state) => state switch
    {
        CallState.NotYetOpen => Waiting,
        CallState.Open => Good,
        CallState.Closed => Ended,
    };
}
