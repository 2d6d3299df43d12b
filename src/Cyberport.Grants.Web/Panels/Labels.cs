using Cyberport.Grants.Components;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Panels.Meetings;

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

    public static Look Of(MeetingState state) => state switch
    {
        MeetingState.Convened => Waiting,
        MeetingState.Sitting => Working,
        MeetingState.Closed => AskedOfSomebody,
        MeetingState.Published => Good,
        MeetingState.Cancelled => Ended,
    };

    public static Look Of(AgendaItemState state) => state switch
    {
        AgendaItemState.Waiting => Waiting,
        AgendaItemState.Decided => Good,
        AgendaItemState.Deferred => AskedOfSomebody,
        AgendaItemState.TakenOff => Ended,
    };
}
