using Cyberport.Grants.Billing;
using Cyberport.Grants.Components;

namespace Cyberport.Grants.Web;

public static partial class Labels
{
    public static Look Of(CloseState state) => state switch
    {
        CloseState.Prepared => AskedOfSomebody,
        CloseState.SentBack => Trouble,
        CloseState.Approved => Good,
    };

    public static Look Of(BillStanding standing) => standing switch
    {
        BillStanding.Listed => Waiting,
        BillStanding.Open => AskedOfSomebody,
        BillStanding.PartlyPaid => Working,
        BillStanding.Overdue => Trouble,
        BillStanding.Paid => Good,
    };

    public static Look Of(PaymentState state) => state switch
    {
        PaymentState.Recorded => Good,
        PaymentState.ReversalAsked => AskedOfSomebody,
        PaymentState.Reversed => Ended,
    };
}
