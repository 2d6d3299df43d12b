using System.Globalization;
using System.Text.RegularExpressions;

namespace Cyberport.Grants.Values;

/// <summary>
/// What people call a case by: <c>AISS-2026-0001</c>, and <c>AISS-2026-0001/1</c> for its first project.
/// The project's Slurm account bears the same name in the cluster's own alphabet: <c>aiss-2026-0001-1</c>.
/// </summary>
public readonly partial record struct ReferenceNumber
{
    private ReferenceNumber(string value) => Value = value;

    public string Value { get; }

    public static ReferenceNumber Of(string programmeCode, int year, int number) =>
        Parse(string.Create(CultureInfo.InvariantCulture, $"{programmeCode.ToUpperInvariant()}-{year}-{number:0000}"));

    public ReferenceNumber Project(int number) => Parse(string.Create(CultureInfo.InvariantCulture, $"{Value}/{number}"));

    /// <summary>The name of the Slurm account: lower case, and no slash (SLURM rule 8: <c>[a-z0-9][a-z0-9_-]*</c>).</summary>
    public string AccountName => Value.ToLowerInvariant().Replace('/', '-');

    /// <exception cref="FormatException">The text is no reference.</exception>
    public static ReferenceNumber Parse(string text) =>
        Format().IsMatch(text) ? new(text) : throw new FormatException($"'{text}' is no reference number.");

    public override string ToString() => Value;

    [GeneratedRegex("^[A-Z][A-Z0-9]{1,9}-[0-9]{4}-[0-9]{4,}(/[0-9]{1,3})?$")]
    private static partial Regex Format();
}
