namespace Cyberport.Grants.Components;

/// <summary>The meaning that a colour carries, always beside an icon and a word.</summary>
public enum Tone
{
    Neutral,
    Info,
    Good,
    Warn,
    Bad,
}

/// <summary>How a status looks; the words come from the slice that owns it.</summary>
public readonly record struct Look(Tone Tone, string Glyph);

internal static class ToneClasses
{
    public static string Class(this Tone tone) => tone switch
    {
        Tone.Neutral => "neutral",
        Tone.Info => "info",
        Tone.Good => "good",
        Tone.Warn => "warn",
        Tone.Bad => "bad",
    };

    public static string Glyph(this Tone tone) => tone switch
    {
        Tone.Neutral => Components.Glyph.Info,
        Tone.Info => Components.Glyph.Info,
        Tone.Good => Components.Glyph.Done,
        Tone.Warn => Components.Glyph.Alert,
        Tone.Bad => Components.Glyph.Alert,
    };
}
