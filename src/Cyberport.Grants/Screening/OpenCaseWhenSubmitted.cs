using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>Opens a case for each submission and gives it to the officer with the fewest open cases, so that nobody picks.</summary>
internal sealed class OpenCaseWhenSubmitted(GrantsDbContext db, GrantsClock clock) : IEventHandler<ApplicationSubmitted>
{
    public async Task HandleAsync(ApplicationSubmitted happened, CancellationToken cancel)
    {
        if (await db.Set<ScreeningCase>().AnyAsync(c => c.ApplicationId == happened.Application, cancel)) return;
        // Taken back before this delivery: there is nothing to look at.
        if (!await db.Set<GrantApplication>().AnyAsync(a => a.Id == happened.Application && a.Status == ApplicationStatus.Submitted, cancel)) return;
        var officers = await db.ServingOfficers().Select(a => new
        {
            a.Person,
            a.GrantedAt,
            Open = db.Set<ScreeningCase>().Count(c => c.Officer == a.Person && c.State == ScreeningState.Open),
        }).ToListAsync(cancel);
        var officer = officers.OrderBy(o => o.Open).ThenBy(o => o.GrantedAt).ThenBy(o => o.Person.Value).FirstOrDefault();
        db.Add(new ScreeningCase(happened, officer?.Person, clock.UtcNow));
    }
}

/// <summary>Closes the case of an application that was taken back.</summary>
internal sealed class CloseCaseWhenWithdrawn(GrantsDbContext db, GrantsClock clock) : IEventHandler<ApplicationWithdrawn>
{
    public async Task HandleAsync(ApplicationWithdrawn happened, CancellationToken cancel) =>
        (await db.Set<ScreeningCase>().FirstOrDefaultAsync(c => c.ApplicationId == happened.Application, cancel))?.Close(clock.UtcNow);
}
