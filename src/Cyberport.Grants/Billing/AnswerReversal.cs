using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Billing;

/// <summary>Takes a payment back, by an entry of its own: its bill is owed again. Or keeps it. Never by who recorded it or asked.</summary>
[Allow(Permission.ApproveFund, StepUp = true), CrashPoint("payment-reversal")]
public sealed record AnswerReversal(PaymentId Payment, long Version, bool Reverses) : IOperation<PaymentId>;

internal sealed class AnswerReversalHandler(GrantsDbContext db, Encumbrances encumbrances, CurrentActor actor, GrantsClock clock) : IOperationHandler<AnswerReversal, PaymentId>
{
    public async Task<PaymentId> HandleAsync(AnswerReversal operation, CancellationToken cancel)
    {
        var payment = await db.Set<Payment>().SingleOrDefaultAsync(p => p.Id == operation.Payment, cancel) ?? throw new NotFoundException();
        payment.RequireVersion(operation.Version);
        payment.Answer(actor.Value.RequirePerson(), clock.UtcNow, operation.Reverses);
        if (!operation.Reverses) return payment.Id;

        var bill = await db.Set<Bill>().SingleAsync(b => b.Id == payment.BillId, cancel);
        bill.TakeBack(payment.Amount);
        await encumbrances.TakeBackAsync(bill.EncumbranceId, payment.Id.Value, payment.Amount, $"{bill.Reference} · {payment.Reference}", cancel);
        return payment.Id;
    }
}
