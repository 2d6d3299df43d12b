using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>
/// Gives what lies with somebody who does not serve any more, is away without a substitute, came into conflict, or with nobody, to whoever
/// has least and no conflict: cases to officers, assessments to
/// assessors (DOMAIN rule 9: what stands still is given to somebody else). Nobody picks; each move is kept with its reason.
/// </summary>
[Allow(Permission.RunByTheSystem)]
public sealed record HandOverWork : IOperation<int>;

internal sealed class HandOverWorkHandler(GrantsDbContext db, GrantsClock clock) : IOperationHandler<HandOverWork, int>
{
    public async Task<int> HandleAsync(HandOverWork operation, CancellationToken cancel)
    {
        var today = clock.Today;
        var cases = await db.OrphanedCases(today).OrderBy(c => c.DueOn).ThenBy(c => c.OpenedAt).ToListAsync(cancel);
        var assessments = await db.OrphanedAssessments(today).OrderBy(a => a.DueOn).ThenBy(a => a.OpenedAt).ToListAsync(cancel);
        var away = (await db.AwayAlone(today).ToListAsync(cancel)).ToHashSet();
        var involved = cases.Select(c => c.ApplicationId).Concat(assessments.Select(a => a.ApplicationId)).Distinct().ToArray();
        var conflicts = (await db.Set<Conflict>().Where(c => involved.Contains(c.ApplicationId) && c.ResolvedAt == null).Select(c => new { c.ApplicationId, c.Person }).ToListAsync(cancel))
            .Select(c => (c.ApplicationId, c.Person)).ToHashSet();
        return Give(cases, await db.OfficersByLoadAsync(today, cancel), c => (c.Id, null, c.ApplicationId, c.Officer), (c, to) => c.GiveTo(to), away, conflicts)
            + Give(assessments, await db.AssessorsByLoadAsync(today, cancel), a => (null, a.Id, a.ApplicationId, a.Assessor), (a, to) => a.GiveTo(to), away, conflicts);
    }

    private int Give<T>(
        List<T> works, List<Loaded> people, Func<T, (ScreeningCaseId? Case, AssessmentId? Assessment, GrantApplicationId Application, PersonId? Holder)> about,
        Action<T, PersonId> give, HashSet<PersonId> away, HashSet<(GrantApplicationId, PersonId)> conflicts)
    {
        var given = 0;
        foreach (var work in works)
        {
            var (screening, assessment, application, from) = about(work);
            if (people.Where(p => !conflicts.Contains((application, p.Person))).MinBy(p => p.Open) is not { } least) continue;
            give(work, least.Person);
            least.Open++;
            given++;
            db.Add(Handover.Of(screening, assessment, from, least.Person, from is not { } before ? HandoverReason.NobodyBefore
                : conflicts.Contains((application, before)) ? HandoverReason.Conflict : away.Contains(before) ? HandoverReason.Absent : HandoverReason.Left, clock.UtcNow));
        }
        return given;
    }
}
