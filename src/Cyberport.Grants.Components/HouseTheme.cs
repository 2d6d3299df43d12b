using MudBlazor;

namespace Cyberport.Grants.Components;

/// <summary>
/// MudBlazor in the house's type and shape. Colours come from <c>tokens.css</c> through <c>mud.css</c>, so that both themes and the
/// system's choice work without a round trip; nothing of them is written here a second time.
/// </summary>
public static class HouseTheme
{
    private static readonly string[] Inherit = ["inherit"];

    public static readonly MudTheme Theme = new()
    {
        LayoutProperties = new() { DefaultBorderRadius = "var(--radius)" },
        Typography = new()
        {
            Default = new DefaultTypography { FontFamily = Inherit, FontSize = "var(--text)", LineHeight = "var(--leading)", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = Inherit, FontSize = "var(--text-large)", FontWeight = "var(--weight-bold)", LineHeight = "var(--leading-tight)", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Inherit, FontSize = "var(--text)", LineHeight = "var(--leading)", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Inherit, FontSize = "var(--text-small)", LineHeight = "var(--leading)", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Inherit, FontSize = "var(--text)", FontWeight = "var(--weight-medium)", LineHeight = "var(--leading-tight)", LetterSpacing = "normal", TextTransform = "none" },
        },
    };
}
