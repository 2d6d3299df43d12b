using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Tests.Kernel;

/// <summary>
/// The build sees to it that all three languages have the same keys; here: that keys computed from enums are complete, and that a
/// translation has the same placeholders as the English text.
/// </summary>
public sealed partial class WordsTests
{
    private static readonly IReadOnlyList<Type> WordsClasses =
        [.. typeof(Words).Assembly.GetTypes().Where(t => t.GetProperty("ResourceManager")?.PropertyType == typeof(ResourceManager))];

    [Fact]
    public void There_are_words() => Assert.NotEmpty(WordsClasses);

    [Fact]
    public void An_enum_that_has_words_has_one_for_every_value()
    {
        var missing =
            from words in WordsClasses
            let keys = Keys(words).Keys
            from type in typeof(Words).Assembly.GetTypes().Where(t => t.IsEnum && t.Namespace == words.Namespace)
            where keys.Any(k => k.StartsWith(type.Name + "_", StringComparison.Ordinal) && Enum.GetNames(type).Contains(k[(type.Name.Length + 1)..]))
            from value in Enum.GetNames(type)
            where !keys.Contains($"{type.Name}_{value}") && value != "None"
            select $"{words.Name}: {type.Name}_{value}";
        Assert.Empty(missing);
    }

    [Fact]
    public void A_translation_has_the_placeholders_of_the_English_text()
    {
        var differing =
            from words in WordsClasses
            from word in Keys(words)
            from language in Words.Languages.Skip(1)
            let translated = Manager(words).GetString(word.Key, language)!
            where !Placeholders(word.Value).SetEquals(Placeholders(translated))
            select $"{words.Name}.{word.Key} ({language.Name}): {translated}";
        Assert.Empty(differing);
    }

    private static ResourceManager Manager(Type words) => (ResourceManager)words.GetProperty("ResourceManager")!.GetValue(null)!;

    private static Dictionary<string, string> Keys(Type words) =>
        Manager(words).GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Placeholder();
}
