using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>What the secretariat's check says to the applicants of a case. Nobody's name is in it.</summary>
[Allow(Permission.ViewOwnCases)]
public sealed record ViewOwnScreening(GrantApplicationId Application) : IQuery<OwnScreening>;

/// <param name="Reasons">Why it is not eligible, and how to come back.</param>
public sealed record OwnScreening(ScreeningCaseId Id, ScreeningState State, PledgeReading Clock, string Reasons, string Advice, DateTime? ClosedAt);

internal sealed class ViewOwnScreeningHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, WorkingCalendar calendar) : IQueryHandler<ViewOwnScreening, OwnScreening>
{
    public async Task<OwnScreening> HandleAsync(ViewOwnScreening query, CancellationToken cancel)
    {
        var screening = await (
            from a in db.Set<GrantApplication>().AsNoTracking().VisibleTo(actor.Value)
            join c in db.Set<ScreeningCase>() on a.Id equals c.ApplicationId
            where a.Id == query.Application
            select c).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException();
        return new(screening.Id, screening.State, screening.Clock.Read(await calendar.DaysAsync(cancel), clock.UtcNow), screening.Reasons, screening.Advice, screening.ClosedAt);
    }
}
