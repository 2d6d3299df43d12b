using System.Globalization;

namespace Cyberport.Grants.Values;

/// <summary>An amount in Hong Kong dollars, held in whole cents. May be negative (a credit). Arithmetic is checked.</summary>
public readonly record struct Money(long Cents) : IComparable<Money>
{
    public static readonly Money Zero = new(0);

    /// <summary>From dollars; refused when there are fractions of a cent.</summary>
    public static Money FromDollars(decimal dollars)
    {
        var cents = dollars * 100m;
        if (cents != decimal.Truncate(cents))
            throw new ArgumentOutOfRangeException(nameof(dollars), dollars, "An amount has no fractions of a cent.");
        return new((long)cents);
    }

    public decimal Dollars => Cents / 100m;

    public static Money operator +(Money a, Money b) => new(a.Cents + b.Cents);
    public static Money operator -(Money a, Money b) => new(a.Cents - b.Cents);
    public static Money operator -(Money a) => new(-a.Cents);
    public static Money operator *(Money a, long factor) => new(a.Cents * factor);
    public static bool operator <(Money a, Money b) => a.Cents < b.Cents;
    public static bool operator >(Money a, Money b) => a.Cents > b.Cents;
    public static bool operator <=(Money a, Money b) => a.Cents <= b.Cents;
    public static bool operator >=(Money a, Money b) => a.Cents >= b.Cents;

    /// <summary>The part of this amount that a share makes, rounded half away from zero to cents (DOMAIN rule 1).</summary>
    public Money Part(Share share) =>
        new((long)Math.Round((decimal)Cents * share.BasisPoints / 10_000m, 0, MidpointRounding.AwayFromZero));

    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    /// <summary>As written in Hong Kong: <c>HK$1,234,567.00</c>, the same in every language.</summary>
    public override string ToString() =>
        (Cents < 0 ? "−HK$" : "HK$") + Math.Abs(Dollars).ToString("#,##0.00", CultureInfo.InvariantCulture);
}
