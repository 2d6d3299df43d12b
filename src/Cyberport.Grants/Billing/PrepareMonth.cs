using System.Globalization;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Billing;

/// <summary>
/// Lists the bills of a month that has ended, for another person to approve. Months follow each other without a gap; one that was sent
/// back is prepared anew.
/// </summary>
/// <param name="Month">Its first day.</param>
[Allow(Permission.ManageFund), CrashPoint("prepare-month")]
public sealed record PrepareMonth(DateOnly Month) : IOperation<MonthCloseId>;

internal sealed class PrepareMonthValidator : AbstractValidator<PrepareMonth>
{
    public PrepareMonthValidator() => RuleFor(o => o.Month).Must(m => m.Day == 1).WithMessage(_ => BillingWords.FirstOfMonth);
}

internal sealed class PrepareMonthHandler(GrantsDbContext db, ProposedBills proposed, CurrentActor actor, GrantsClock clock) : IOperationHandler<PrepareMonth, MonthCloseId>
{
    public async Task<MonthCloseId> HandleAsync(PrepareMonth operation, CancellationToken cancel)
    {
        var month = operation.Month;
        var close = await db.Set<MonthClose>().Include(c => c.Steps).SingleOrDefaultAsync(c => c.Month == month, cancel);
        if (close is null) await RequireNextAsync(month, cancel);
        if (clock.Today < month.AddMonths(1))
            throw new RuleViolation("billing.month-not-ended", Say(BillingWords.NotEnded, HouseDates.Month(month), HouseDates.Day(month.AddMonths(1))));

        if (close is null) db.Add(close = new MonthClose(month));
        var bills = (await proposed.OfAsync(month, cancel)).Select(p => new Bill(close, p.Award, p.Figures, p.Before)).ToList();
        close.Prepare(actor.Value.RequirePerson(), clock.UtcNow, bills);
        db.AddRange(bills);
        return close.Id;
    }

    private async Task RequireNextAsync(DateOnly month, CancellationToken cancel)
    {
        var next = await proposed.NextMonthAsync(cancel) ?? throw new RuleViolation("billing.no-awards", BillingWords.NoAwards);
        if (month != next) throw new RuleViolation("billing.out-of-order", Say(BillingWords.OutOfOrder, HouseDates.Month(month), HouseDates.Month(next)));
    }

    private static string Say(string words, params object[] with) => string.Format(CultureInfo.CurrentCulture, words, with);
}
