using Cyberport.Grants.Components;
using Cyberport.Grants.Screening;

namespace Cyberport.Grants.Web;

public static partial class Labels
{
    public static Look Of(ScreeningState state) => state switch
    {
        ScreeningState.Open => AskedOfSomebody,
        ScreeningState.WithApplicant => Waiting,
        ScreeningState.Passed => Good,
        ScreeningState.Closed => Ended,
    };
}
