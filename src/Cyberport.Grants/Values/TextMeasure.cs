using System.Text;

namespace Cyberport.Grants.Values;

/// <summary>What a limit of a text field counts.</summary>
public enum TextUnit
{
    /// <summary>Nothing but the field's maximum length is checked.</summary>
    None,

    /// <summary>Words, for English.</summary>
    Words,

    /// <summary>Characters, for Chinese.</summary>
    Characters,
}

/// <summary>
/// How long a text is, the way the form's limits count it. The same rule runs in the reader's browser (<c>wwwroot/js/fields.js</c>)
/// for the live counter, so it is kept as simple as a pattern: white space is Unicode's, and a Chinese character is a word of its own.
/// </summary>
public static class TextMeasure
{
    /// <summary>Runs of anything but white space; each Chinese character counts as one, so that an English limit cannot be met in Chinese.</summary>
    public static int Words(string? text)
    {
        var words = 0;
        var inside = false;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (IsChinese(rune.Value))
            {
                words++;
                inside = false;
            }
            else if (Rune.IsWhiteSpace(rune)) inside = false;
            else if (!inside)
            {
                words++;
                inside = true;
            }
        }
        return words;
    }

    /// <summary>Everything that is seen: Chinese characters, letters, digits and punctuation, one each; white space is free.</summary>
    public static int Characters(string? text)
    {
        var characters = 0;
        foreach (var rune in (text ?? "").EnumerateRunes())
            if (!Rune.IsWhiteSpace(rune)) characters++;
        return characters;
    }

    public static int Count(string? text, TextUnit unit) => unit switch
    {
        TextUnit.None => text?.Length ?? 0,
        TextUnit.Words => Words(text),
        TextUnit.Characters => Characters(text),
    };

    // Radicals, unified ideographs with their extensions (HKSCS lies in them), compatibility ideographs, 々 and 〇.
    internal static bool IsChinese(int code) => code
        is >= 0x2E80 and <= 0x2FDF or 0x3005 or 0x3007
        or >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF
        or >= 0x20000 and <= 0x3FFFF;
}
