using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Cyberport.Grants.Values;

/// <summary>The same text in English and Chinese, as the form asks for names and titles. Either side may be empty in a draft.</summary>
[ComplexType]
public sealed record BilingualText([property: MaxLength(600)] string English, [property: MaxLength(600)] string Chinese)
{
    public static readonly BilingualText Empty = new("", "");

    /// <summary>The side that fits the reader's language, or the other one when that side is empty.</summary>
    public string In(System.Globalization.CultureInfo culture)
    {
        var chinese = culture.TwoLetterISOLanguageName == "zh";
        var first = chinese ? Chinese : English;
        return first.Length > 0 ? first : chinese ? English : Chinese;
    }

    /// <summary>The side for the language of the current reader.</summary>
    public override string ToString() => In(System.Globalization.CultureInfo.CurrentUICulture);
}

/// <summary>A text of the portal's own data (form, call, conditions) in its three languages.</summary>
[ComplexType]
public sealed record TrilingualText(
    [property: MaxLength(2000)] string English, [property: MaxLength(2000)] string Traditional, [property: MaxLength(2000)] string Simplified)
{
    public string In(System.Globalization.CultureInfo culture) => Pick(culture.Name);

    private string Pick(string name) =>
        name.StartsWith("zh-Hans", StringComparison.OrdinalIgnoreCase) || name is "zh-CN" or "zh-SG" ? Simplified
        : name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Traditional
        : English;

    public override string ToString() => In(System.Globalization.CultureInfo.CurrentUICulture);
}
