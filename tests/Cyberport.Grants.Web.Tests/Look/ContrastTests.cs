using System.Globalization;
using System.Text.RegularExpressions;
using Cyberport.Grants.TestKit;

namespace Cyberport.Grants.Web.Tests.Look;

/// <summary>Every pair of colours that the stylesheets lay on each other, in both themes, by the WCAG 2 formula.</summary>
public partial class ContrastTests
{
    private static readonly string[] Grounds = ["paper", "surface", "sunken"];
    private static readonly string[] Words = ["ink", "muted", "primary", "primary-strong", "money", "good", "warn", "bad", "info"];

    public static TheoryData<string, string> TextPairs()
    {
        TheoryData<string, string> pairs = [];
        foreach (var ground in Grounds)
            foreach (var word in Words) pairs.Add(word, ground);
        foreach (var tone in new[] { "good", "warn", "bad", "info" })
        {
            pairs.Add(tone, tone + "-tint");
            pairs.Add("ink", tone + "-tint");
            pairs.Add("muted", tone + "-tint");
            pairs.Add("primary", tone + "-tint");
        }
        pairs.Add("ink", "neutral-tint");
        pairs.Add("muted", "neutral-tint");
        pairs.Add("primary-strong", "info-tint");
        pairs.Add("on-primary", "primary");
        pairs.Add("on-primary", "primary-strong");
        pairs.Add("on-bad", "bad");
        pairs.Add("paper", "ink");
        pairs.Add("on-bar", "bar");
        pairs.Add("on-bar", "bar-hover");
        pairs.Add("on-bar-muted", "bar");
        return pairs;
    }

    public static TheoryData<string, string> EdgePairs()
    {
        TheoryData<string, string> pairs = [];
        foreach (var ground in Grounds)
            foreach (var edge in new[] { "edge", "focus", "chart-edge", "primary", "bad" }) pairs.Add(edge, ground);
        pairs.Add("on-bar", "bar"); // the focus ring in the bar
        pairs.Add("chart-edge", "chart-free");
        return pairs;
    }

    [Theory, MemberData(nameof(TextPairs))]
    public void Text_reads_at_four_and_a_half_to_one(string text, string ground) => AtLeast(4.5, text, ground);

    [Theory, MemberData(nameof(EdgePairs))]
    public void Control_edges_and_focus_rings_show_at_three_to_one(string edge, string ground) => AtLeast(3, edge, ground);

    private static void AtLeast(double least, string front, string back)
    {
        foreach (var dark in new[] { false, true })
        {
            var ratio = Ratio(Tokens[front][dark ? 1 : 0], Tokens[back][dark ? 1 : 0]);
            Assert.True(ratio >= least, $"--{front} on --{back} in {(dark ? "dark" : "light")}: {ratio:0.00}");
        }
    }

    private static readonly Dictionary<string, string[]> Tokens = Declaration().Matches(Repository.Read("wwwroot/css/tokens.css"))
        .ToDictionary(m => m.Groups["name"].Value, m => new[] { m.Groups["light"].Value, m.Groups["dark"].Success ? m.Groups["dark"].Value : m.Groups["light"].Value });

    private static double Ratio(string a, string b)
    {
        var (lighter, darker) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double Luminance(string hex) => 0.2126 * Channel(hex, 0) + 0.7152 * Channel(hex, 2) + 0.0722 * Channel(hex, 4);

    private static double Channel(string hex, int at)
    {
        var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"--(?<name>[a-z0-9-]+):\s*(?:light-dark\(#(?<light>[0-9A-F]{6}),\s*#(?<dark>[0-9A-F]{6})\)|#(?<light>[0-9A-F]{6}));")]
    private static partial Regex Declaration();
}
