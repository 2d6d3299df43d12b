using System.Globalization;
using System.Resources;

namespace Cyberport.Grants.Kernel;

/// <summary>Words that are looked up by a computed key; everything else names its member of a words class directly.</summary>
public static class Words
{
    /// <summary>The languages of the portal; the first one is the fallback.</summary>
    public static readonly IReadOnlyList<CultureInfo> Languages =
        [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("zh-Hant"), CultureInfo.GetCultureInfo("zh-Hans")];

    /// <summary>The word for an enum's value, under the key <c>Enum_Value</c>, in the reader's language or in one given.</summary>
    public static string Of<TEnum>(TEnum value, ResourceManager words, CultureInfo? language = null) where TEnum : struct, Enum =>
        In(words, $"{typeof(TEnum).Name}_{value}", language);

    /// <exception cref="MissingManifestResourceException">No text stands under the key.</exception>
    public static string In(ResourceManager words, string key, CultureInfo? language = null) =>
        words.GetString(key, language ?? CultureInfo.CurrentUICulture)
        ?? throw new MissingManifestResourceException($"{words.BaseName} has no text '{key}'.");
}
