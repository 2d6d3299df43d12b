using System.Text.RegularExpressions;

namespace Cyberport.Grants.Values;

/// <summary>
/// The first 8 digits of a Business Registration number, or <c>C</c>/<c>F</c> and 7 digits for entities without one.
/// Held in upper case, so that it is unique whatever the database's collation. Only the format is checked.
/// </summary>
public readonly partial record struct UniqueBusinessIdentifier
{
    private UniqueBusinessIdentifier(string value) => Value = value;

    public string Value { get; }

    public static UniqueBusinessIdentifier? TryParse(string? text)
    {
        var trimmed = (text ?? "").Trim().Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return Format().IsMatch(trimmed) ? new UniqueBusinessIdentifier(trimmed) : null;
    }

    /// <exception cref="FormatException">The text is no identifier.</exception>
    public static UniqueBusinessIdentifier Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{text}' is no unique business identifier.");

    public override string ToString() => Value;

    [GeneratedRegex("^([0-9]{8}|[CF][0-9]{7})$")]
    private static partial Regex Format();
}
