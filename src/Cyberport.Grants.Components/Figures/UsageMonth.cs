namespace Cyberport.Grants.Components;

/// <summary>A month of use.</summary>
/// <param name="Month">Any day of it; the first by habit.</param>
/// <param name="Hours">GPU-hours consumed.</param>
/// <param name="Available">GPU-hours that the cards in force could have given, or the month's share of the budget; null where unknown.</param>
public sealed record UsageMonth(DateOnly Month, decimal Hours, decimal? Available = null);
