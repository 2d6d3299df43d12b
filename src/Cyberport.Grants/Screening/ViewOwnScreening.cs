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
/// <param name="Asked">How many questions wait for the applicant; the first is due on <paramref name="DueOn"/>.</param>
/// <param name="Answered">There are earlier questions with their answers.</param>
public sealed record OwnScreening(ScreeningCaseId Id, ScreeningState State, PledgeReading Clock, string Reasons, string Advice, DateTime? ClosedAt, int Asked, DateOnly? DueOn, bool Answered);

internal sealed class ViewOwnScreeningHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, WorkingCalendar calendar) : IQueryHandler<ViewOwnScreening, OwnScreening>
{
    public async Task<OwnScreening> HandleAsync(ViewOwnScreening query, CancellationToken cancel)
    {
        var screening = await (
            from a in db.Set<GrantApplication>().AsNoTracking().VisibleTo(actor.Value)
            join c in db.Set<ScreeningCase>() on a.Id equals c.ApplicationId
            where a.Id == query.Application
            select c).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException();
        var asked = await db.Set<Clarification>().Where(c => c.CaseId == screening.Id).Select(c => new { c.State, c.DueOn }).ToListAsync(cancel);
        return new(screening.Id, screening.State, screening.Clock.Read(await calendar.DaysAsync(cancel), clock.UtcNow), screening.Reasons, screening.Advice, screening.ClosedAt,
            asked.Count(c => c.State == ClarificationState.Asked), asked.Where(c => c.State == ClarificationState.Asked).Select(c => (DateOnly?)c.DueOn).Min(),
            asked.Any(c => c.State != ClarificationState.Asked));
    }
}
