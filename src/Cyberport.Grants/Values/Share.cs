using System.Globalization;

namespace Cyberport.Grants.Values;

/// <summary>A share of a whole in basis points: 7,000 is 70 %.</summary>
public readonly record struct Share : IComparable<Share>
{
    public Share(int basisPoints)
    {
        if (basisPoints is < 0 or > 10_000)
            throw new ArgumentOutOfRangeException(nameof(basisPoints), basisPoints, "A share lies between 0 and 100 %.");
        BasisPoints = basisPoints;
    }

    public int BasisPoints { get; }

    public static Share Percent(int percent) => new(percent * 100);

    public decimal AsPercent => BasisPoints / 100m;

    public int CompareTo(Share other) => BasisPoints.CompareTo(other.BasisPoints);
    public static bool operator >(Share a, Share b) => a.BasisPoints > b.BasisPoints;
    public static bool operator <(Share a, Share b) => a.BasisPoints < b.BasisPoints;

    /// <summary><c>70%</c></summary>
    public override string ToString() => AsPercent.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
