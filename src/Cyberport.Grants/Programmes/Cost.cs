using Cyberport.Grants.Values;

namespace Cyberport.Grants.Programmes;

/// <summary>
/// What cards for some months cost and who pays which part. The one place of DOMAIN rule 1: the subsidy is rounded half away
/// from zero to cents and the user pays the rest, so the two always add up to the list value.
/// </summary>
/// <param name="List">Cards × months × price.</param>
/// <param name="Subsidy">What the fund pays.</param>
/// <param name="UserShare">What the organisation pays.</param>
public readonly record struct Cost(Money List, Money Subsidy, Money UserShare)
{
    public static Cost Of(Cards cards, int months, Money perCardMonth, Share rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(months);
        var list = perCardMonth * (cards * months).Count;
        var subsidy = list.Part(rate);
        return new(list, subsidy, list - subsidy);
    }
}
