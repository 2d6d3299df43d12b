using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>The administrator adds a general holiday, such as one that the Government declared in the middle of a year.</summary>
[Allow(Permission.Administer)]
public sealed record AddHoliday(DateOnly? Day, TrilingualText Name) : IOperation<Nothing>
{
    public const int NameLength = 200;
}

internal sealed class AddHolidayValidator : AbstractValidator<AddHoliday>
{
    public AddHolidayValidator()
    {
        RuleFor(o => o.Day).NotNull().WithMessage(_ => ProgrammesWords.HolidayDayNeeded);
        RuleFor(o => o.Name).InAllLanguages(AddHoliday.NameLength);
    }
}

internal sealed class AddHolidayHandler(GrantsDbContext db, WorkingCalendar calendar) : IOperationHandler<AddHoliday, Nothing>
{
    public async Task<Nothing> HandleAsync(AddHoliday operation, CancellationToken cancel)
    {
        var day = operation.Day!.Value;
        if (await db.Set<Holiday>().AnyAsync(h => h.Day == day, cancel)) throw new RuleViolation("programmes.holiday-known", ProgrammesWords.HolidayKnown);
        db.Add(Holiday.On(day, operation.Name));
        calendar.Forget();
        return Nothing.AtAll;
    }
}
