using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Applications;

/// <summary>
/// What a compute request costs and what it could do, as shown beside the form and to those who judge it.
/// </summary>
/// <param name="Rate">The usual highest share; the Committee may decide less.</param>
/// <param name="UserShareMonthly">The organisation's part in an ordinary month; the last bill closes to the cent.</param>
/// <param name="Power">The cards as published statistics count them.</param>
public sealed record ComputeEstimate(
    Cards Cards, int Months, Share Rate, Money PerCardMonth, Cost Cost, Money UserShareMonthly, Petaflops Power, Equivalents InOneHour)
{
    public CardMonths CardMonths => Cards * Months;

    /// <summary>Null until cards and months can be read.</summary>
    public static ComputeEstimate? Of(Cards? cards, int? months, Money perCardMonth, Share rate)
    {
        if (cards is not { Count: > 0 } some || months is not (> 0 and int count)) return null;
        var cost = Cost.Of(some, count, perCardMonth, rate);
        var oneMonth = Cost.Of(some, 1, perCardMonth, rate);
        var power = Petaflops.Of(some);
        return new(some, count, rate, perCardMonth, cost, oneMonth.UserShare, power, Equivalents.Of(power));
    }
}

/// <summary>
/// What computing power does in an hour, scaled from the figures published for the whole centre at 3,000 PFLOPS: 10 billion
/// images processed (one good source), 11 million hours of speech translated and 40,000 km of driving data (on the same base by
/// this project's assumption; DOMAIN §1). An illustration, no benchmark.
/// </summary>
public readonly record struct Equivalents(long Images, long SpeechHours, long DrivingKilometres)
{
    public const decimal BasePetaflops = 3_000m;
    public const long BaseImages = 10_000_000_000;
    public const long BaseSpeechHours = 11_000_000;
    public const long BaseKilometres = 40_000;

    public static Equivalents Of(Petaflops power)
    {
        long Scale(long published) => (long)decimal.Floor(power.Value * published / BasePetaflops);
        return new(Scale(BaseImages), Scale(BaseSpeechHours), Scale(BaseKilometres));
    }
}
