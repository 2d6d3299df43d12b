namespace Cyberport.Grants.Components;

/// <summary>A figure written over a month of a chart.</summary>
/// <param name="At">How high it stands, on the chart's scale.</param>
public sealed record ChartValue(decimal At, string Text);
