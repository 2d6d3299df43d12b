using System.Globalization;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Billing;

/// <summary>
/// Card-months that were in force, as an exact fraction: 2 cards for 8 of 31 days are 16/31. Whole where an award starts on the first
/// of a month. Always in lowest terms.
/// </summary>
public readonly record struct CardMonthsInForce
{
    private readonly long _under;

    public CardMonthsInForce(long over, long under)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(over);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(under);
        var common = Divisor(over, under);
        (Over, _under) = (over / common, under / common);
    }

    public long Over { get; }
    public long Under => _under == 0 ? 1 : _under;

    public decimal Value => (decimal)Over / Under;

    /// <summary>What these card-months cost, rounded half away from zero to cents.</summary>
    public Money At(Money perCardMonth)
    {
        var twice = 2 * (Int128)perCardMonth.Cents * Over + Under;
        return new((long)(twice / (2 * (Int128)Under)));
    }

    public static CardMonthsInForce operator +(CardMonthsInForce a, CardMonthsInForce b) =>
        new((a.Over * b.Under) + (b.Over * a.Under), a.Under * b.Under);

    public static CardMonthsInForce operator -(CardMonthsInForce a, CardMonthsInForce b) =>
        new((a.Over * b.Under) - (b.Over * a.Under), a.Under * b.Under);

    /// <summary><c>16</c>, or <c>4.129</c> where days were in force.</summary>
    public override string ToString() => Value.ToString("#,##0.###", CultureInfo.InvariantCulture);

    private static long Divisor(long a, long b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }
}
