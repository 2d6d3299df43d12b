namespace Cyberport.Grants.Kernel;

/// <summary>Something that is always true of the whole database; <c>verify</c> checks all of them.</summary>
public interface IInvariant
{
    /// <summary>A sentence, such as "Debits equal credits in every entry".</summary>
    string Name { get; }

    /// <summary>One line for each breach, naming the row; empty when the invariant holds.</summary>
    Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel);
}
