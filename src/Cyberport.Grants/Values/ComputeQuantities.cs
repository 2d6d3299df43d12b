using System.Globalization;

namespace Cyberport.Grants.Values;

/// <summary>A number of accelerator cards (GPUs), whole, not negative.</summary>
public readonly record struct Cards : IComparable<Cards>
{
    public Cards(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Count = count;
    }

    public int Count { get; }

    public static CardMonths operator *(Cards cards, int months) => new(cards.Count * months);
    public int CompareTo(Cards other) => Count.CompareTo(other.Count);
    public override string ToString() => Count.ToString("#,##0", CultureInfo.InvariantCulture);
}

/// <summary>Cards × months: the unit in which compute is asked for and awarded. One card-month is 730 card-hours (DOMAIN rule 2).</summary>
public readonly record struct CardMonths(int Count)
{
    /// <summary>Hours of one card in one month, by convention: 8,760 hours of a year ÷ 12.</summary>
    public const int HoursPerMonth = 730;

    /// <summary>The same amount in the unit that Slurm enforces.</summary>
    public TresMinutes ToTresMinutes() => new((long)Count * HoursPerMonth * 60);

    public long CardHours => (long)Count * HoursPerMonth;
    public override string ToString() => Count.ToString("#,##0", CultureInfo.InvariantCulture);
}

/// <summary>GPU-minutes, Slurm's own unit (TRES-minutes of gres/gpu). Stored as such; people are shown hours.</summary>
public readonly record struct TresMinutes(long Minutes) : IComparable<TresMinutes>
{
    public static readonly TresMinutes Zero = new(0);
    public decimal Hours => Minutes / 60m;
    public static TresMinutes operator +(TresMinutes a, TresMinutes b) => new(a.Minutes + b.Minutes);
    public static TresMinutes operator -(TresMinutes a, TresMinutes b) => new(a.Minutes - b.Minutes);
    public int CompareTo(TresMinutes other) => Minutes.CompareTo(other.Minutes);

    /// <summary>Whole GPU-hours: <c>8,760 h</c>.</summary>
    public override string ToString() => Hours.ToString("#,##0", CultureInfo.InvariantCulture) + " h";
}

/// <summary>
/// Computing power as statistics publish it. One card counts as 0.989 PFLOPS (dense BF16; the project's own assumption,
/// editable and dated per capacity pool).
/// </summary>
public readonly record struct Petaflops(decimal Value) : IComparable<Petaflops>
{
    public const decimal PerCard = 0.989m;

    public static Petaflops Of(Cards cards, decimal perCard = PerCard) => new(cards.Count * perCard);

    /// <summary>Whole cards that this power feeds, rounded down (DOMAIN rule 16).</summary>
    public Cards WholeCards(decimal perCard = PerCard) => new((int)Math.Floor(Value / perCard));

    public int CompareTo(Petaflops other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString("#,##0.#", CultureInfo.InvariantCulture) + " PFLOPS";
}
