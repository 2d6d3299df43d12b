using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>
/// The officer accepts what came back, and everybody reads it beside the submission from then on; or sets a question or its answer aside. When
/// the last open question is taken back, so is the case.
/// </summary>
[Allow(Permission.ScreenApplications)]
public sealed record SettleClarification(ClarificationId Clarification, long Version, bool Accept) : IOperation<Nothing>;

internal sealed class SettleClarificationHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock, WorkingCalendar calendar) : IOperationHandler<SettleClarification, Nothing>
{
    public async Task<Nothing> HandleAsync(SettleClarification operation, CancellationToken cancel)
    {
        var me = actor.Value.RequirePerson();
        var clarification = await db.Set<Clarification>().FirstOrDefaultAsync(c => c.Id == operation.Clarification, cancel) ?? throw new NotFoundException();
        clarification.RequireVersion(operation.Version);
        var file = await db.CaseFileAsync(clarification.CaseId, me, clock.Today, cancel);
        file.RequireMine(me);
        if (operation.Accept)
        {
            clarification.Accept(clock.UtcNow);
            return Nothing.AtAll;
        }
        clarification.TakeBack(clock.UtcNow);
        var others = await db.Set<Clarification>().AnyAsync(c => c.CaseId == clarification.CaseId && c.Id != clarification.Id && c.State == ClarificationState.Asked, cancel);
        if (!others && file.Case.State == ScreeningState.WithApplicant) file.Case.SendBack(clock.UtcNow, await calendar.DaysAsync(cancel));
        return Nothing.AtAll;
    }
}
