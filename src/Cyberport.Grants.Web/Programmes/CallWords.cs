using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;

namespace Cyberport.Grants.Web.Programmes;

/// <summary>How the administrator's pages name a call's state, drafts included.</summary>
internal static class CallWords
{
    public static string Of(CallState? state) => state is { } announced ? Words.Of(announced, ProgrammesWords.ResourceManager) : ProgrammesText.Draft;

    public static Look Look(CallState? state) => state is { } announced ? Labels.Of(announced) : new(Tone.Neutral, Glyph.Pen);
}
