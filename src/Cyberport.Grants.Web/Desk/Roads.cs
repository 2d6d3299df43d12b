using Cyberport.Grants.Components;
using Cyberport.Grants.Desk;

namespace Cyberport.Grants.Web.Desk;

/// <summary>The road of a case as the house's timeline shows it: the same on the applicant's page and on the staff's.</summary>
public static class Roads
{
    public static IReadOnlyList<RoadStep> ToSteps(this IEnumerable<TimelineStep> road) =>
        [.. road.Select(s => new RoadStep(s.Title, Of(s.State), s.At, s.Holder, s.Words, s.Href))];

    private static StepState Of(TimelineState state) => state switch
    {
        TimelineState.Done => StepState.Done,
        TimelineState.Current => StepState.Current,
        TimelineState.Next => StepState.Next,
        TimelineState.Stopped => StepState.Stopped,
    };
}
