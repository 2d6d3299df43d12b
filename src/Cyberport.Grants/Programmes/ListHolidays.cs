using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>The general holidays of a year; a year without any is one whose list is not entered.</summary>
/// <param name="Year">Left out: this year.</param>
[Allow(Permission.Administer, Permission.ReadAudit)]
public sealed record ListHolidays(int? Year = null) : IQuery<HolidayList>;

/// <param name="Years">Those with a list, and the next one that has none yet.</param>
public sealed record HolidayList(int Year, IReadOnlyList<HolidayRow> Days, IReadOnlyList<int> Years, int NextWithout, DateOnly Today);

public sealed record HolidayRow(DateOnly Day, TrilingualText Name);

internal sealed class ListHolidaysHandler(GrantsDbContext db, GrantsClock clock) : IQueryHandler<ListHolidays, HolidayList>
{
    public async Task<HolidayList> HandleAsync(ListHolidays query, CancellationToken cancel)
    {
        var all = await db.Set<Holiday>().AsNoTracking().OrderBy(h => h.Day).ToListAsync(cancel);
        var year = query.Year ?? clock.Today.Year;
        List<int> years = [.. all.Select(h => h.Day.Year).Distinct()];
        var next = clock.Today.Year;
        while (years.Contains(next)) next++;
        return new(year, [.. all.Where(h => h.Day.Year == year).Select(h => new HolidayRow(h.Day, h.Name))], [.. years.Append(next).Distinct().Order()], next, clock.Today);
    }
}
