using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>
/// Gives what lies with somebody who does not serve any more, is away without a substitute, or with nobody, to whoever has least: cases to officers, assessments to
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
        return Give(cases, await db.OfficersByLoadAsync(today, cancel), c => (c.Id, null, c.Officer), (c, to) => c.GiveTo(to), away)
            + Give(assessments, await db.AssessorsByLoadAsync(today, cancel), a => (null, a.Id, a.Assessor), (a, to) => a.GiveTo(to), away);
    }

    private int Give<T>(List<T> works, List<Loaded> people, Func<T, (ScreeningCaseId? Case, AssessmentId? Assessment, PersonId? Holder)> about, Action<T, PersonId> give, HashSet<PersonId> away)
    {
        if (people.Count == 0) return 0;
        foreach (var work in works)
        {
            var least = people.MinBy(p => p.Open)!;
            var (screening, assessment, from) = about(work);
            give(work, least.Person);
            least.Open++;
            db.Add(Handover.Of(screening, assessment, from, least.Person, from is not { } before ? HandoverReason.NobodyBefore : away.Contains(before) ? HandoverReason.Absent : HandoverReason.Left, clock.UtcNow));
        }
        return works.Count;
    }
}
