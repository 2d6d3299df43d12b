using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cyberport.Grants.Billing;

/// <summary>
/// Reminds of bills that are overdue, once when they become so and every <see cref="BillingRules.DaysBetweenReminders"/> days after. A
/// reminder is all that happens by itself: no overdue bill ever stops or rejects anything (DOMAIN rule 17).
/// </summary>
[Allow(Permission.RunByTheSystem)]
public sealed record RemindOfOverdue : IOperation<int>;

internal sealed class RemindOfOverdueHandler(GrantsDbContext db, GrantsClock clock) : IOperationHandler<RemindOfOverdue, int>
{
    public async Task<int> HandleAsync(RemindOfOverdue operation, CancellationToken cancel)
    {
        var bills = await db.Set<Bill>().ToRemindOn(clock.Today).OrderBy(b => b.DueOn).Take(100).ToListAsync(cancel);
        foreach (var bill in bills) bill.Remind(clock.Today);
        return bills.Count;
    }
}

/// <summary>A reminder is due; <paramref name="Reminder"/> tells it from the ones before.</summary>
public sealed record BillOverdue(BillId Bill, Guid Reminder, ProjectId Project, GrantApplicationId Application, OrganisationId Organisation) : IEvent;

internal static class Overdue
{
    /// <summary>Issued, not paid in full, and due before a day.</summary>
    public static IQueryable<Bill> OverdueOn(this IQueryable<Bill> bills, DateOnly day) => bills.Where(b => b.OwedCents > 0 && b.DueOn < day);

    public static IQueryable<Bill> ToRemindOn(this IQueryable<Bill> bills, DateOnly day)
    {
        var last = day.AddDays(-BillingRules.DaysBetweenReminders);
        return bills.OverdueOn(day).Where(b => b.RemindedOn == null || b.RemindedOn <= last);
    }
}

internal sealed class RemindersWorker(IServiceScopeFactory scopes, GrantsClock clock, WorkSignal signal, ILogger<RemindersWorker> log)
    : Worker(TimeSpan.FromMinutes(1), signal, log)
{
    private static readonly Actor Reminders = Actor.System("Reminders");

    protected override async Task WorkAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<GrantsDbContext>().Set<Bill>().ToRemindOn(clock.Today).AnyAsync(cancel))
            await scope.ServiceProvider.GetRequiredService<OperationRunner>().RunAsAsync(Reminders, new RemindOfOverdue(), cancel: cancel);
    }
}
