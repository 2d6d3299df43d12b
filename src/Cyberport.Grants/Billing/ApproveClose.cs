using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Billing;

/// <summary>
/// Closes a month: its bills are issued, the fund's share is drawn and the organisations' share is owed, all or nothing. Never by who
/// prepared it, in whichever round and whatever other role they hold (DOMAIN rule 7).
/// </summary>
/// <param name="Version">Of the close that was read: bills listed anew in the meantime were not.</param>
[Allow(Permission.ApproveFund, StepUp = true), CrashPoint("bill")]
public sealed record ApproveClose(MonthCloseId Close, long Version) : IOperation<int>;

internal sealed class ApproveCloseHandler(GrantsDbContext db, Encumbrances encumbrances, CurrentActor actor, GrantsClock clock) : IOperationHandler<ApproveClose, int>
{
    public async Task<int> HandleAsync(ApproveClose operation, CancellationToken cancel)
    {
        var close = await db.Set<MonthClose>().Include(c => c.Steps).SingleOrDefaultAsync(c => c.Id == operation.Close, cancel) ?? throw new NotFoundException();
        if (close.State != CloseState.Approved) close.RequireVersion(operation.Version);
        close.Approve(actor.Value.RequirePerson(), clock.UtcNow);

        var bills = await db.Set<Bill>().Where(b => b.MonthCloseId == close.Id).OrderBy(b => b.Reference).ToListAsync(cancel);
        foreach (var bill in bills)
        {
            bill.Issue(clock.UtcNow);
            await encumbrances.DrawAsync(bill.EncumbranceId, new(bill.Id.Value, bill.Reference, bill.Subsidy, bill.UserShare), cancel);
        }
        return bills.Count;
    }
}
