using Cyberport.Grants.Applications;
using Cyberport.Grants.Components;

namespace Cyberport.Grants.Web;

public static partial class Labels
{
    public static Look Of(ApplicationStatus status) => status switch
    {
        ApplicationStatus.Draft => Working,
        ApplicationStatus.AwaitingEndorsement => AskedOfSomebody,
        ApplicationStatus.Submitted => Good,
        ApplicationStatus.Withdrawn => Ended,
    };

    public static Tone ToneOf(TopicState state) => state switch
    {
        TopicState.NotStarted => Tone.Neutral,
        TopicState.InProgress => Tone.Info,
        TopicState.Complete => Tone.Good,
    };
}
