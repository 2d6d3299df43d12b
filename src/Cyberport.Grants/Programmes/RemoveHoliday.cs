using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>The administrator takes a day off the list that was none. What is past has been reckoned with and stays.</summary>
[Allow(Permission.Administer)]
public sealed record RemoveHoliday(DateOnly Day) : IOperation<Nothing>;

internal sealed class RemoveHolidayHandler(GrantsDbContext db, WorkingCalendar calendar, GrantsClock clock) : IOperationHandler<RemoveHoliday, Nothing>
{
    public async Task<Nothing> HandleAsync(RemoveHoliday operation, CancellationToken cancel)
    {
        var holiday = await db.Set<Holiday>().SingleOrDefaultAsync(h => h.Day == operation.Day, cancel) ?? throw new NotFoundException();
        if (holiday.Day < clock.Today) throw new RuleViolation("programmes.holiday-past", ProgrammesWords.HolidayPast);
        db.Remove(holiday);
        calendar.Forget();
        return Nothing.AtAll;
    }
}
