using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Billing;

/// <summary>Strikes the listed bills of a prepared month, with a reason; somebody prepares it anew. The preparer may take it back this way too.</summary>
[Allow(Permission.ApproveFund, Permission.ManageFund)]
public sealed record SendCloseBack(MonthCloseId Close, long Version, string Reason) : IOperation<MonthCloseId>;

internal sealed class SendCloseBackValidator : AbstractValidator<SendCloseBack>
{
    public SendCloseBackValidator() =>
        RuleFor(o => o.Reason).NotEmpty().WithMessage(_ => BillingWords.ReasonNeeded).MaximumLength(CloseStep.NoteLength).WithMessage(_ => BillingWords.ReasonNeeded);
}

internal sealed class SendCloseBackHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<SendCloseBack, MonthCloseId>
{
    public async Task<MonthCloseId> HandleAsync(SendCloseBack operation, CancellationToken cancel)
    {
        var close = await db.Set<MonthClose>().Include(c => c.Steps).SingleOrDefaultAsync(c => c.Id == operation.Close, cancel) ?? throw new NotFoundException();
        close.RequireVersion(operation.Version);
        close.SendBack(actor.Value.RequirePerson(), clock.UtcNow, operation.Reason.Trim());
        db.RemoveRange(await db.Set<Bill>().Where(b => b.MonthCloseId == close.Id).ToListAsync(cancel));
        return close.Id;
    }
}
