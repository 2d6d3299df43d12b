using Cyberport.Grants.Values;

namespace Cyberport.Grants.Web.Ledger;

/// <summary>One line of a breakdown of the fund.</summary>
public sealed record FundTableRow(string Name, Money PreEncumbered, Money Encumbered, Money Drawn);
