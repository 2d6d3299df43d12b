using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Billing;

/// <summary>How a bill stands today, in the words of who pays it. It follows from its state, what is owed of it and the day.</summary>
public enum BillStanding
{
    /// <summary>Its month is not approved yet.</summary>
    Listed = 1,
    Open = 2,
    PartlyPaid = 3,
    Overdue = 4,
    Paid = 5,
}

public static class BillStandings
{
    public static BillStanding On(this Bill bill, DateOnly today) => (bill.State, bill.OwedCents) switch
    {
        (BillState.Listed, _) => BillStanding.Listed,
        (BillState.Issued, 0) => BillStanding.Paid,
        (BillState.Issued, _) when bill.DueOn < today => BillStanding.Overdue,
        (BillState.Issued, _) => bill.PaidCents > 0 ? BillStanding.PartlyPaid : BillStanding.Open,
    };

    public static string InWords(this BillStanding standing) => Words.Of(standing, BillingWords.ResourceManager);

    internal static IQueryable<Bill> Standing(this IQueryable<Bill> bills, BillStanding standing, DateOnly today) => standing switch
    {
        BillStanding.Listed => bills.Where(b => b.State == BillState.Listed),
        BillStanding.Open => bills.Where(b => b.OwedCents > 0 && b.DueOn >= today && b.PaidCents == 0),
        BillStanding.PartlyPaid => bills.Where(b => b.OwedCents > 0 && b.DueOn >= today && b.PaidCents > 0),
        BillStanding.Overdue => bills.OverdueOn(today),
        BillStanding.Paid => bills.Where(b => b.State == BillState.Issued && b.OwedCents == 0),
    };
}
