using System.Globalization;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Values;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Billing;

/// <summary>
/// An organisation paid towards the user share of a bill: all of it, or a part, which leaves the rest owed. More than is owed is refused:
/// what was paid beyond belongs to another bill, or back to who paid it.
/// </summary>
/// <param name="Version">Of the bill that was read: two who record at once do not count one payment twice.</param>
[Allow(Permission.ManageFund), CrashPoint("payment")]
public sealed record RecordPayment(BillId Bill, long Version, Money Amount, DateOnly? ReceivedOn, string Reference) : IOperation<PaymentId>;

internal sealed class RecordPaymentValidator : AbstractValidator<RecordPayment>
{
    public RecordPaymentValidator()
    {
        RuleFor(o => o.Amount).Must(a => a > Money.Zero).WithMessage(_ => BillingWords.AmountNeeded);
        RuleFor(o => o.ReceivedOn).NotNull().WithMessage(_ => BillingWords.DayNeeded);
        RuleFor(o => o.Reference).NotEmpty().WithMessage(_ => BillingWords.ReferenceNeeded).MaximumLength(Payment.ReferenceLength).WithMessage(_ => BillingWords.ReferenceNeeded);
    }
}

internal sealed class RecordPaymentHandler(GrantsDbContext db, Encumbrances encumbrances, CurrentActor actor, GrantsClock clock) : IOperationHandler<RecordPayment, PaymentId>
{
    public async Task<PaymentId> HandleAsync(RecordPayment operation, CancellationToken cancel)
    {
        var bill = await db.Set<Bill>().SingleOrDefaultAsync(b => b.Id == operation.Bill, cancel) ?? throw new NotFoundException();
        bill.RequireVersion(operation.Version);
        var (day, reference) = (operation.ReceivedOn!.Value, operation.Reference.Trim());
        if (day > clock.Today) throw new RuleViolation("billing.payment-in-future", string.Format(CultureInfo.CurrentCulture, BillingWords.DayInFuture, HouseDates.Day(clock.Today)));
        if (await db.Set<Payment>().AnyAsync(p => p.BillId == bill.Id && p.Reference == reference && p.State != PaymentState.Reversed, cancel))
            throw new RuleViolation("billing.payment-twice", string.Format(CultureInfo.CurrentCulture, BillingWords.PaymentTwice, reference));

        bill.Receive(operation.Amount);
        var payment = new Payment(bill, operation.Amount, day, reference, actor.Value.RequirePerson(), clock.UtcNow);
        db.Add(payment);
        await encumbrances.ReceiveAsync(bill.EncumbranceId, payment.Id.Value, operation.Amount, $"{bill.Reference} · {reference}", cancel);
        return payment.Id;
    }
}
