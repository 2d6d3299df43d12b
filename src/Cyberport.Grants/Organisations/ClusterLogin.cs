using System.Text.RegularExpressions;

namespace Cyberport.Grants.Organisations;

/// <summary>A Unix account's name on the cluster: <c>[a-z][a-z0-9_]{0,30}</c> (DOMAIN rule 18).</summary>
public readonly partial record struct ClusterLogin
{
    public const int Limit = 31;

    private ClusterLogin(string value) => Value = value;

    public string Value { get; }

    public static ClusterLogin? TryParse(string? text) => text is not null && Format().IsMatch(text) ? new ClusterLogin(text) : null;

    /// <exception cref="FormatException">The text is no login.</exception>
    public static ClusterLogin Parse(string text) => TryParse(text) ?? throw new FormatException($"'{text}' is no cluster login.");

    public override string ToString() => Value;

    // \z, not $: that would let a line break at the end pass.
    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,30}\z")]
    private static partial Regex Format();
}
