using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>Opens a case for each submission and gives it to the officer with the fewest open cases who has no conflict, so that nobody picks.</summary>
internal sealed class OpenCaseWhenSubmitted(GrantsDbContext db, ConflictSearch conflicts, GrantsClock clock, WorkingCalendar calendar) : IEventHandler<ApplicationSubmitted>
{
    public async Task HandleAsync(ApplicationSubmitted happened, CancellationToken cancel)
    {
        if (await db.Set<ScreeningCase>().AnyAsync(c => c.ApplicationId == happened.Application, cancel)) return;
        // Taken back before this delivery: there is nothing to look at.
        var submitted = await (
            from a in db.Set<GrantApplication>()
            join c in db.Set<Call>() on a.CallId equals c.Id
            where a.Id == happened.Application && a.Status == ApplicationStatus.Submitted
            select new { c.Tier, a.SubmittedAt }).FirstOrDefaultAsync(cancel);
        if (submitted is null) return;
        var officers = await db.OfficersByLoadAsync(clock.Today, cancel);
        var conflicted = await conflicts.ConflictedAmongAsync(happened.Application, [.. officers.Select(o => o.Person)], cancel);
        var officer = officers.FirstOrDefault(o => !conflicted.Contains(o.Person));
        // The promise runs from the submission, however late this delivery comes.
        db.Add(new ScreeningCase(
            happened, officer?.Person, submitted.SubmittedAt ?? clock.UtcNow, ScreeningPledges.Of(submitted.Tier), await calendar.DaysAsync(cancel)));
    }
}

/// <summary>Closes the case of an application that was taken back.</summary>
internal sealed class CloseCaseWhenWithdrawn(GrantsDbContext db, GrantsClock clock) : IEventHandler<ApplicationWithdrawn>
{
    public async Task HandleAsync(ApplicationWithdrawn happened, CancellationToken cancel) =>
        (await db.Set<ScreeningCase>().FirstOrDefaultAsync(c => c.ApplicationId == happened.Application, cancel))?.Close(clock.UtcNow);
}
