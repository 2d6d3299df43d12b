namespace Cyberport.Grants.Components;

/// <summary>A month of the capacity calendar, told by its tightest day (DOMAIN rule 16).</summary>
/// <param name="InForce">Cards in force on that day, less maintenance.</param>
/// <param name="Held">Cards approved, offered or accepted on that day.</param>
/// <param name="TightestDay">The day with the least left.</param>
/// <param name="Adding">Cards that the decision at hand would take.</param>
public sealed record CapacityMonth(DateOnly Month, int InForce, int Held, DateOnly? TightestDay = null, int Adding = 0)
{
    public int Free => InForce - Held - Adding;
}
