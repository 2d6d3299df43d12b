using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Billing;

/// <summary>Asks another person to take a payment back: it was recorded by mistake, or bounced. It counts until that person agrees.</summary>
[Allow(Permission.ManageFund)]
public sealed record AskReversal(PaymentId Payment, long Version, string Reason) : IOperation<PaymentId>;

internal sealed class AskReversalValidator : AbstractValidator<AskReversal>
{
    public AskReversalValidator() =>
        RuleFor(o => o.Reason).NotEmpty().WithMessage(_ => BillingWords.ReasonNeeded).MaximumLength(Payment.ReasonLength).WithMessage(_ => BillingWords.ReasonNeeded);
}

internal sealed class AskReversalHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<AskReversal, PaymentId>
{
    public async Task<PaymentId> HandleAsync(AskReversal operation, CancellationToken cancel)
    {
        var payment = await db.Set<Payment>().SingleOrDefaultAsync(p => p.Id == operation.Payment, cancel) ?? throw new NotFoundException();
        payment.RequireVersion(operation.Version);
        payment.AskReversal(actor.Value.RequirePerson(), clock.UtcNow, operation.Reason.Trim());
        return payment.Id;
    }
}
