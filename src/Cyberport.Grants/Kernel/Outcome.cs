namespace Cyberport.Grants.Kernel;

/// <summary>How an operation ended. Everything but <see cref="Done"/> carries a <see cref="Problem"/> in the reader's language.</summary>
public enum OutcomeKind
{
    Done,

    /// <summary>What was typed does not fit; <see cref="Problem.Fields"/> says where.</summary>
    Invalid,

    /// <summary>A rule of the field forbids it (<see cref="RuleViolation"/>).</summary>
    Refused,

    /// <summary>It does not exist for this person.</summary>
    NotFound,

    /// <summary>The person may not do this at all, or must first prove who they are again (<see cref="Problem.StepUp"/>).</summary>
    NotAllowed,

    /// <summary>Somebody changed it after the person looked.</summary>
    Stale,
}

/// <param name="Code">A stable key, never shown alone.</param>
/// <param name="Message">Words that say what happened and what to do next.</param>
/// <param name="Fields">For <see cref="OutcomeKind.Invalid"/>: property name → messages.</param>
/// <param name="StepUp">The operation asks for a fresh proof of identity.</param>
public sealed record Problem(string Code, string Message, IReadOnlyDictionary<string, string[]>? Fields = null, bool StepUp = false);

/// <summary>The one way in which refusals travel from an operation to a page.</summary>
public sealed record Outcome<T>(OutcomeKind Kind, T? Value, Problem? Problem)
{
    public bool IsDone => Kind == OutcomeKind.Done;

    public static Outcome<T> Done(T value) => new(OutcomeKind.Done, value, null);
    public static Outcome<T> Failed(OutcomeKind kind, Problem problem) => new(kind, default, problem);
}

/// <summary>The answer of an operation that has nothing to say but that it is done.</summary>
public readonly record struct Nothing
{
    public static readonly Nothing AtAll;
}
