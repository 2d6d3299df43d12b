using Cyberport.Grants.Values;

namespace Cyberport.Grants.Components;

/// <summary>What the money of a fund can be.</summary>
public enum FundState
{
    /// <summary>Paid out by bills.</summary>
    Drawn,

    /// <summary>Reserved by accepted offers, not billed yet.</summary>
    Encumbered,

    /// <summary>Reserved by decisions, not accepted yet.</summary>
    PreEncumbered,
    Free,
}

/// <summary>A fund at the end of a month.</summary>
/// <param name="Month">Any day of it; the first by habit.</param>
public sealed record FundMonthEnd(DateOnly Month, Money Appropriated, Money PreEncumbered, Money Encumbered, Money Drawn)
{
    public Money Free => Appropriated - PreEncumbered - Encumbered - Drawn;
    public Money Reserved => PreEncumbered + Encumbered + Drawn;
}

/// <summary>What is spoken for by one of several.</summary>
/// <param name="Href">Where the entries behind one of its figures stand.</param>
public sealed record FundShare(string Name, Money PreEncumbered, Money Encumbered, Money Drawn, Func<FundState, string>? Href = null)
{
    public Money Total => PreEncumbered + Encumbered + Drawn;
}
