using Cyberport.Grants.Allocations;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Desk;

/// <summary>What has a date in a person's portal: whatever waits for them and is due, and the last day of their computing.</summary>
[Allow(Permission.UseOwnAccount)]
public sealed record ListDates : IQuery<DatesView>;

public sealed record DatesView(IReadOnlyList<DateToKeep> Dates, DateTime Now);

/// <param name="Kind">Of what sort, whatever the language.</param>
/// <param name="At">The last instant that counts (UTC): an end at midnight is told as the last minute of the day before.</param>
public sealed record DateToKeep(string Kind, string What, string About, string Whose, DateTime At, string Href);

internal sealed class ListDatesHandler(GrantsDbContext db, WaitingForApplicants applicants, WaitingForStaff staff, CurrentActor current, GrantsClock clock)
    : IQueryHandler<ListDates, DatesView>
{
    public async Task<DatesView> HandleAsync(ListDates query, CancellationToken cancel)
    {
        var me = current.Value;
        List<WaitingItem> waiting = [.. await applicants.ForAsync(me, cancel), .. await staff.ForAsync(me, cancel)];
        List<DateToKeep> dates =
        [
            .. waiting.Where(w => w.Due is not null).Select(w => new DateToKeep(w.Kind.ToString(), w.What, w.About, w.Whose, LastMinute(w.Due!.Value), w.Href)),
            .. await EndsAsync(me, cancel),
        ];
        return new([.. dates.OrderBy(d => d.At)], clock.UtcNow);
    }

    private async Task<List<DateToKeep>> EndsAsync(Actor me, CancellationToken cancel)
    {
        if (me.Memberships.Count == 0) return [];
        var organisations = me.Memberships.Keys.ToArray();
        var rows = await (
            from a in db.Set<Allocation>().AsNoTracking().NotOver()
            join p in db.Set<Project>() on a.ProjectId equals p.Id
            where organisations.Contains(a.OrganisationId)
            orderby a.To
            select new { a.Id, a.ProjectReference, a.To, p.Title }).Take(ViewHome.MostOfAKind).ToListAsync(cancel);
        return [.. rows.Select(r => new DateToKeep(
            "ComputingEnds", DeskWords.Calendar_ComputingEnds, r.ProjectReference, r.Title.ToString(), LastMinute(GrantsClock.StartOf(r.To)), $"/allocations/{r.Id.Value}"))];
    }

    private static DateTime LastMinute(DateTime end) => GrantsClock.ToHongKong(end).TimeOfDay == TimeSpan.Zero ? end.AddMinutes(-1) : end;
}
