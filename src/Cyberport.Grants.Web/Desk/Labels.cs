using Cyberport.Grants.Components;
using Cyberport.Grants.Desk;

namespace Cyberport.Grants.Web;

public static partial class Labels
{
    public static Look Of(TimelineState state) => state switch
    {
        TimelineState.Done => Good,
        TimelineState.Current => Working,
        TimelineState.Next => Waiting,
        TimelineState.Stopped => Refused,
    };
}
