using System.Globalization;
using Cyberport.Grants.Desk.Funds;
using Cyberport.Grants.Ledger;
using LedgerAccount = Cyberport.Grants.Ledger.Account;

namespace Cyberport.Grants.Web.Ledger;

/// <summary>A filter of the journal as it stands in addresses: of the page, of its files, of the figures that lead to it.</summary>
public static class JournalAddress
{
    public const string Path = "/fund/journal";

    private const string MonthFormat = "yyyy-MM";

    public static string Of(JournalFilter filter) => Path + Query(filter);

    /// <summary>With its question mark, or empty.</summary>
    public static string Query(JournalFilter filter) => QueryString.Create(new Dictionary<string, string?>
    {
        ["account"] = filter.Account?.ToString(),
        ["kind"] = filter.Kind?.ToString(),
        ["month"] = filter.Month?.ToString(MonthFormat, CultureInfo.InvariantCulture),
        ["subject"] = filter.Subject is { Length: > 0 } subject ? subject : null,
        ["category"] = filter.Category is { Length: > 0 } category ? category : null,
        ["field"] = filter.Field is "" ? NoField : filter.Field,
    }.Where(p => p.Value is not null)).ToString();

    /// <summary>What cannot be read does not narrow.</summary>
    public static JournalFilter Read(string? account, string? kind, string? month, string? subject, string? category, string? field) => new(
        Enum.TryParse<EntryKind>(kind, out var k) && Enum.IsDefined(k) ? k : null,
        Enum.TryParse<LedgerAccount>(account, out var a) && Enum.IsDefined(a) ? a : null,
        DateOnly.TryParseExact(month + "-01", MonthFormat + "-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var m) ? m : null,
        string.IsNullOrWhiteSpace(subject) ? null : subject.Trim(), string.IsNullOrEmpty(category) ? null : category,
        field switch { null or "" => null, NoField => "", _ => field });

    /// <summary>Projects that name no field; an empty value would be no filter.</summary>
    private const string NoField = "-";
}
