namespace Cyberport.Grants.Kernel;

/// <summary>
/// A rule of the field says no. Thrown by aggregates and handlers, caught in one place only, the <see cref="OperationRunner"/>.
/// </summary>
/// <param name="code">Stable key of the rule, such as <c>applications.deadline-passed</c>; tests assert it, people never see it.</param>
/// <param name="words">The refusal in the reader's language: what stands in the way and what to do next.</param>
public sealed class RuleViolation(string code, string words) : Exception(words)
{
    public string Code { get; } = code;
}

/// <summary>The thing does not exist, or not for this person: the same answer for both.</summary>
public sealed class NotFoundException() : Exception("Not found.");

/// <summary>The person saw an older version than the one that stands.</summary>
public sealed class StaleException() : Exception("Changed by somebody else in the meantime.");
