using System.Text;

namespace Cyberport.Grants.Desk;

/// <summary>
/// What somebody typed, as words that must all be found, in any order: full-width letters as plain ones, Chinese as it stands, nothing
/// of it a wildcard.
/// </summary>
internal static class SearchTerms
{
    /// <summary>Longer texts are cut: nobody types more into a search.</summary>
    public const int MaxLength = 100;

    public const int MaxWords = 8;

    /// <summary>Stands before what would otherwise be a wildcard; given to the database with each pattern.</summary>
    public const string Escape = "\\";

    public static IReadOnlyList<string> Of(string? text)
    {
        var plain = (text ?? "").Trim().Normalize(NormalizationForm.FormKC);
        if (plain.Length > MaxLength) plain = plain[..(char.IsHighSurrogate(plain[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
        return [.. plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxWords)];
    }

    /// <summary>The word anywhere in a text. SQL Server reads <c>[</c> as a wildcard too.</summary>
    public static string Anywhere(string word)
    {
        var pattern = new StringBuilder("%");
        foreach (var sign in word)
        {
            if (sign is '%' or '_' or '[' or '\\') pattern.Append(Escape);
            pattern.Append(sign);
        }
        return pattern.Append('%').ToString();
    }
}
