using Cyberport.Grants.Values;

namespace Cyberport.Grants.Applications;

/// <summary>
/// The figures of a project that rules use, projected from its answers as soon as they can be read; null where they cannot.
/// </summary>
public sealed class ComputeRequest
{
    public Cards? Cards { get; internal set; }
    public int? Months { get; internal set; }

    /// <summary>The first day asked for: always the first of a month.</summary>
    public DateOnly? Start { get; internal set; }

    public CardMonths? CardMonths => Cards is { } cards && Months is { } months ? cards * months : null;
}
