using Cyberport.Grants.Billing;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Data.Seeding;

/// <summary>
/// Closes the demonstration's months up to the last one, each by two persons early in the month after, and records what was paid for
/// them three weeks later. One bill of the first month stays unpaid: it is in arrears.
/// </summary>
internal sealed class MonthTeller(OperationRunner operations, GrantsClock clock)
{
    private const int MonthsBack = 8, PaidAfter = 20;

    private bool _oneIsOwed;

    public IEnumerable<(double Day, Func<Task> Tell)> Steps(DateOnly today)
    {
        for (var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-MonthsBack); month.AddMonths(1) < today; month = month.AddMonths(1))
        {
            var (closed, ended) = (month, month.AddMonths(1).DayNumber - today.DayNumber);
            yield return (ended + 0.6, () => CloseAsync(closed));
            if (ended + PaidAfter < 0) yield return (ended + PaidAfter + 0.6, () => PayAsync(closed));
        }
    }

    private Actor As(string demoId) => DemonstrationPeople.ActorOf(demoId, clock);

    private async Task CloseAsync(DateOnly month)
    {
        var finance = As("finance");
        if ((await operations.MustAskAsync(finance, new ViewMonths())).Next is not { } next || next.Month != month) return; // nothing is in force yet
        var close = await operations.MustAsync(finance, new PrepareMonth(month));
        var approver = As("finance-approver");
        await operations.MustAsync(approver, new ApproveClose(close, (await operations.MustAskAsync(approver, new ViewMonth(month))).Version));
    }

    private async Task PayAsync(DateOnly month)
    {
        var finance = As("finance");
        if ((await operations.MustAskAsync(finance, new ViewMonths())).Months.Rows.All(m => m.Month != month)) return;
        foreach (var row in (await operations.MustAskAsync(finance, new ViewMonth(month))).Bills)
        {
            if (!_oneIsOwed)
            {
                _oneIsOwed = true;
                continue;
            }
            var bill = await operations.MustAskAsync(finance, new ViewBill(row.Id));
            var reference = $"FPS {row.Reference}";
            if (bill.MayRecord) await operations.MustAsync(finance, new RecordPayment(bill.Id, bill.Version, bill.Owed, bill.Today, reference));
        }
    }
}
