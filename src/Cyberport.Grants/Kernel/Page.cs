namespace Cyberport.Grants.Kernel;

/// <summary>One page of a list and how long the whole list is.</summary>
/// <param name="Number">From 1 on.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Number, int Size, int Total)
{
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}
