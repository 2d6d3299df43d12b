using System.Globalization;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>The administrator brings in the Government's file of general holidays: days that are missing here are added, none is taken away.</summary>
[Allow(Permission.Administer)]
public sealed record ImportHolidays(string Json) : IOperation<ImportedHolidays>;

/// <param name="OnlyHere">Days of the file's years that stand here and not in the file: somebody has to look.</param>
public sealed record ImportedHolidays(int Added, int Known, IReadOnlyList<DateOnly> OnlyHere);

internal sealed class ImportHolidaysValidator : AbstractValidator<ImportHolidays>
{
    public ImportHolidaysValidator() => RuleFor(o => o.Json).NotEmpty().WithMessage(_ => ProgrammesWords.FeedNeeded)
        .MaximumLength(HolidayFeed.Largest).WithMessage(_ => ProgrammesWords.FeedTooLarge);
}

internal sealed class ImportHolidaysHandler(GrantsDbContext db, WorkingCalendar calendar) : IOperationHandler<ImportHolidays, ImportedHolidays>
{
    public async Task<ImportedHolidays> HandleAsync(ImportHolidays operation, CancellationToken cancel)
    {
        var days = Read(operation.Json);
        var here = await db.Set<Holiday>().ToListAsync(cancel);
        var (known, years) = (here.Select(h => h.Day).ToHashSet(), days.Select(d => d.Day.Year).ToHashSet());
        // The file speaks one language; a holiday of that name is known in all three.
        var names = here.SelectMany(h => new[] { h.Name.English, h.Name.Traditional, h.Name.Simplified }.Select(side => (side, h.Name)))
            .DistinctBy(n => n.side).ToDictionary(n => n.side, n => n.Name);
        var missing = days.Where(d => !known.Contains(d.Day)).ToList();
        db.AddRange(missing.Select(d => Holiday.On(d.Day, names.GetValueOrDefault(d.Summary) ?? new TrilingualText(d.Summary, d.Summary, d.Summary))));
        calendar.Forget();
        return new(missing.Count, days.Count - missing.Count, [.. known.Where(k => years.Contains(k.Year)).Except(days.Select(d => d.Day)).Order()]);
    }

    private static IReadOnlyList<FeedDay> Read(string json)
    {
        try
        {
            return HolidayFeed.Parse(json);
        }
        catch (FormatException e)
        {
            throw new RuleViolation("programmes.feed-unreadable", string.Format(CultureInfo.CurrentCulture, ProgrammesWords.FeedUnreadable, e.Message));
        }
    }
}
