using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Panels;

/// <summary>What is typed for an approval.</summary>
/// <param name="Start">The first day: the first of a month, or a day on which capacity steps up.</param>
/// <param name="Rate">The subsidised share of the list price.</param>
public sealed record AwardFigures(Cards Cards, int Months, DateOnly Start, Share Rate)
{
    public const int MaxMonths = 36;

    public DateRange Days => DateRange.Months(Start, Months);
    public CardMonths CardMonths => Cards * Months;
}

/// <summary>
/// The figures of an approval, frozen by recording it (DOMAIN rule 14): the price list's version and amounts stay as they are here,
/// through offer and award, whatever the list says later.
/// </summary>
public sealed record AwardTerms(AwardFigures Figures, PriceListId PriceList, int PriceListVersion, Money PerCardMonth, Cost Cost)
{
    public static AwardTerms Freeze(AwardFigures figures, PriceList list) => new(
        figures, list.Id, list.Version, list.PerCardMonth, Cost.Of(figures.Cards, figures.Months, list.PerCardMonth, figures.Rate));

    public TresMinutes Compute => Figures.CardMonths.ToTresMinutes();
}

/// <summary>Why a project gets less than it asked for, or nothing: one text per criterion, shown to the applicant.</summary>
/// <param name="Criterion">The criterion's number in the programme; 0 for a reason of another kind.</param>
public sealed record DecisionReason(int Criterion, string Text)
{
    public const int TextLength = 2000;
}
