using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>Tells the applicants of a question two working days before its day and once more when it is over. Nobody is rejected by it.</summary>
[Allow(Permission.RunByTheSystem)]
public sealed record RemindOfClarifications : IOperation<int>
{
    /// <summary>Working days before the last one.</summary>
    public const int DaysBefore = 2;
}

internal sealed class RemindOfClarificationsHandler(GrantsDbContext db, GrantsClock clock, WorkingCalendar calendar) : IOperationHandler<RemindOfClarifications, int>
{
    public async Task<int> HandleAsync(RemindOfClarifications operation, CancellationToken cancel)
    {
        var today = clock.Today;
        var due = await db.ToRemind(today, await calendar.DaysAsync(cancel)).ToListAsync(cancel);
        foreach (var clarification in due) clarification.Remind(clarification.DueOn < today, clock.UtcNow);
        return due.Count;
    }
}

internal static class Reminders
{
    public static IQueryable<Clarification> ToRemind(this GrantsDbContext db, DateOnly today, WorkingDays calendar)
    {
        var soon = calendar.Add(today, RemindOfClarifications.DaysBefore);
        return db.Set<Clarification>().Where(c => c.State == ClarificationState.Asked
            && ((c.RemindedAt == null && c.DueOn <= soon) || (c.OverdueAt == null && c.DueOn < today))
            && db.Set<ScreeningCase>().Any(s => s.Id == c.CaseId && s.State == ScreeningState.WithApplicant));
    }
}
