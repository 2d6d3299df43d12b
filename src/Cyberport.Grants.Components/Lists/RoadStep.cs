namespace Cyberport.Grants.Components;

/// <summary>How far a step of the road is.</summary>
public enum StepState
{
    Done,

    /// <summary>Here the case is now.</summary>
    Current,
    Next,

    /// <summary>Here it ended: refused, withdrawn, declined, lapsed.</summary>
    Stopped,
}

/// <summary>One step of a <see cref="Road"/>.</summary>
/// <param name="Title">What happens: "Screening", "Decision".</param>
/// <param name="At">When it was done, or since when it is current, UTC.</param>
/// <param name="Holder">Who holds it: "with the secretariat", "with you".</param>
/// <param name="Words">What it means for the reader, or what comes next.</param>
/// <param name="Href">Its page, where there is one.</param>
public sealed record RoadStep(string Title, StepState State, DateTime? At = null, string? Holder = null, string? Words = null, string? Href = null);
