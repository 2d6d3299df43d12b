using System.Globalization;

namespace Cyberport.Grants.Components;

/// <summary>A zero-based scale with a round end and few ticks.</summary>
internal sealed record Axis(decimal End, IReadOnlyList<decimal> Ticks)
{
    /// <summary>The smallest of 1, 2, 2.5, 5 × 10ⁿ steps, at most four of them, that reaches the largest value.</summary>
    public static Axis For(decimal largest)
    {
        if (largest <= 0) return new(1, [0, 1]);
        var step = 1m;
        while (step * 4 >= largest * 10) step /= 10;
        while (step * 40 < largest) step *= 10;
        decimal[] factors = [1, 2, 2.5m, 5, 10];
        step *= factors.First(f => step * f * 4 >= largest);
        var count = (int)Math.Ceiling(largest / step);
        return new(step * count, [.. Enumerable.Range(0, count + 1).Select(i => i * step)]);
    }

    /// <summary>A value's share of the scale in percent, for CSS and SVG.</summary>
    public string Percent(decimal value) => Number(Math.Clamp(value / End, 0, 1) * 100);

    public static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
    public static string Label(decimal value) => value.ToString("#,##0.##", CultureInfo.InvariantCulture);
}
