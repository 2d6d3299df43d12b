using System.Globalization;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Screening;

namespace Cyberport.Grants.Web.Screening;

/// <summary>What is being typed about one project; starts with what was typed before, else with what was asked for.</summary>
public sealed class AssessmentForm
{
    public PlatformFit? Fit { get; set; }
    public int? Cards { get; set; }
    public int? Months { get; set; }
    public DateOnly? Start { get; set; }
    public string Comment { get; set; } = "";

    public static AssessmentForm Of(TypedAssessment typed) =>
        new() { Fit = typed.Fit, Cards = typed.Cards, Months = typed.Months, Start = typed.Start, Comment = typed.Comment };

    public TypedAssessment Typed => new(Fit, Cards, Months, Start, Comment);

    public string InWords => Fit == PlatformFit.DoesNotFit ? ScreeningText.Recommended_None : Say(Cards, Months, Start);

    /// <summary>Names the act on the button.</summary>
    public string Act =>
        Fit == PlatformFit.DoesNotFit ? ScreeningText.Act_DoesNotFit
        : Fit is null || Cards is null || Months is null ? ScreeningText.Act_ChooseFit
        : string.Format(CultureInfo.CurrentCulture, ScreeningText.Act_Recommend, Cards, Months);

    public static string Say(int? cards, int? months, DateOnly? start) => string.Format(
        CultureInfo.CurrentCulture, ScreeningText.CardsMonthsStart, cards, months, start is { } day ? HouseDates.Month(day) : "–");
}
