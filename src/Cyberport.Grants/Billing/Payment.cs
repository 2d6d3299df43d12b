using System.Globalization;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Billing;

/// <summary>
/// Recorded by a finance officer, and counts from then on. Where it was a mistake or bounced, somebody asks for its reversal; another
/// person reverses it, so that the bill is owed again, or keeps it. Nothing is ever deleted.
/// </summary>
public enum PaymentState
{
    Recorded = 1,
    ReversalAsked = 2,
    Reversed = 3,
}

public enum PaymentAction
{
    AskReversal,
    Keep,
    Reverse,
}

/// <summary>Money that an organisation paid towards the user share of one bill.</summary>
public sealed class Payment : Aggregate
{
    public const int ReferenceLength = 60;
    public const int ReasonLength = 1000;

    private Payment() { }

    internal Payment(Bill bill, Money amount, DateOnly receivedOn, string reference, PersonId by, DateTime at) =>
        (Id, BillId, OrganisationId, Amount, ReceivedOn, Reference, RecordedBy, RecordedAt, State) =
        (PaymentId.New(), bill.Id, bill.OrganisationId, amount, receivedOn, reference, by, at, PaymentState.Recorded);

    public PaymentId Id { get; private init; }
    public BillId BillId { get; private init; }
    public OrganisationId OrganisationId { get; private init; }
    public Money Amount { get; private init; }

    /// <summary>The day on which the bank had it.</summary>
    public DateOnly ReceivedOn { get; private init; }

    /// <summary>The bank's or the cheque's.</summary>
    public string Reference { get; private init; } = "";
    public PersonId RecordedBy { get; private init; }
    public DateTime RecordedAt { get; private init; }
    public PaymentState State { get; private set; }

    /// <summary>Of the last time that its reversal was asked for.</summary>
    public PersonId? ReversalAskedBy { get; private set; }
    public DateTime? ReversalAskedAt { get; private set; }
    public string ReversalReason { get; private set; } = "";
    public PersonId? AnsweredBy { get; private set; }
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>The one table of a payment's life; none where the action is not possible.</summary>
    public static PaymentState? Next(PaymentState from, PaymentAction action) => (from, action) switch
    {
        (PaymentState.Recorded, PaymentAction.AskReversal) => PaymentState.ReversalAsked,
        (PaymentState.ReversalAsked, PaymentAction.Keep) => PaymentState.Recorded,
        (PaymentState.ReversalAsked, PaymentAction.Reverse) => PaymentState.Reversed,
        (PaymentState, PaymentAction.AskReversal or PaymentAction.Keep or PaymentAction.Reverse) => null,
    };

    internal void AskReversal(PersonId by, DateTime at, string reason)
    {
        Take(PaymentAction.AskReversal);
        (ReversalAskedBy, ReversalAskedAt, ReversalReason, AnsweredBy, AnsweredAt) = (by, at, reason, null, null);
    }

    /// <summary>Never by who asked for it, nor by who recorded the payment (DOMAIN rule 7).</summary>
    internal void Answer(PersonId by, DateTime at, bool reverses)
    {
        if (by == ReversalAskedBy || by == RecordedBy) throw new RuleViolation("billing.four-eyes-payment", BillingWords.FourEyesPayment);
        Take(reverses ? PaymentAction.Reverse : PaymentAction.Keep);
        (AnsweredBy, AnsweredAt) = (by, at);
    }

    private void Take(PaymentAction action) =>
        State = Next(State, action) ?? throw new RuleViolation("billing.payment-" + State.ToString().ToLowerInvariant(), string.Format(
            CultureInfo.CurrentCulture, State switch
            {
                PaymentState.Recorded => BillingWords.NoReversalAsked,
                PaymentState.ReversalAsked => BillingWords.ReversalAskedAlready,
                PaymentState.Reversed => BillingWords.ReversedAlready,
            }));
}

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> payment)
    {
        payment.Property(p => p.Reference).HasMaxLength(Payment.ReferenceLength);
        payment.Property(p => p.ReversalReason).HasMaxLength(Payment.ReasonLength);
        payment.HasIndex(p => p.BillId);
        payment.HasIndex(p => p.State);
        payment.HasOne<Bill>().WithMany().HasForeignKey(p => p.BillId);
        payment.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId);
    }
}
