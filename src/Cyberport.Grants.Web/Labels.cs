using Cyberport.Grants.Components;

namespace Cyberport.Grants.Web;

/// <summary>
/// How each status looks: icon and colour, nothing else; the words stand beside the slice that owns the status. One method per enum,
/// without a default branch, so that a new status asks for its look.
/// </summary>
public static partial class Labels
{
    private static readonly Look Waiting = new(Tone.Neutral, Glyph.Empty);
    private static readonly Look Working = new(Tone.Info, Glyph.Half);
    private static readonly Look AskedOfSomebody = new(Tone.Warn, Glyph.Clock);
    private static readonly Look Good = new(Tone.Good, Glyph.Done);
    private static readonly Look Ended = new(Tone.Neutral, Glyph.Stopped);
    private static readonly Look Refused = new(Tone.Bad, Glyph.Refused);
    private static readonly Look Trouble = new(Tone.Bad, Glyph.Alert);
}
