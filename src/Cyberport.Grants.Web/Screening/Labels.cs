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
        ScreeningState.NotEligible => Refused,
        ScreeningState.Closed => Ended,
    };

    public static Look Of(CheckFinding? finding) => finding switch
    {
        CheckFinding.Fine => Good,
        CheckFinding.NotFine => Trouble,
        CheckFinding.NotApplicable => Ended,
        null => Waiting,
    };

    public static Look Of(ClarificationState state) => state switch
    {
        ClarificationState.Asked => AskedOfSomebody,
        ClarificationState.SentBack => Working,
        ClarificationState.Accepted => Good,
        ClarificationState.TakenBack => Ended,
    };

    public static Look Of(AssessmentState state, PlatformFit? fit) => (state, fit) switch
    {
        (AssessmentState.Waiting, _) => AskedOfSomebody,
        (AssessmentState.Closed, _) => Ended,
        (AssessmentState.Done, PlatformFit.Fits) => Good,
        (AssessmentState.Done, PlatformFit.FitsWithChanges) => Working,
        (AssessmentState.Done, PlatformFit.DoesNotFit or null) => Refused,
    };
}
