using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>The administrator shows a prepared call to everybody. From then on its terms stand; only its dates move, and only later.</summary>
[Allow(Permission.Administer)]
public sealed record AnnounceDraft(CallId Id, long Version) : IOperation<Nothing>;

internal sealed class AnnounceDraftHandler(GrantsDbContext db, GrantsClock clock) : IOperationHandler<AnnounceDraft, Nothing>
{
    public async Task<Nothing> HandleAsync(AnnounceDraft operation, CancellationToken cancel)
    {
        var call = await db.Set<Call>().SingleOrDefaultAsync(c => c.Id == operation.Id, cancel) ?? throw new NotFoundException();
        call.RequireVersion(operation.Version);
        if (call.ClosesAt <= clock.UtcNow) throw new RuleViolation("programmes.closes-past", ProgrammesWords.ClosesInPast);
        var programme = await db.Set<Programme>().AsNoTracking().Include(p => p.Criteria).SingleAsync(p => p.Id == call.ProgrammeId, cancel);
        if (programme.Criteria.Count == 0) throw new RuleViolation("programmes.no-criteria", ProgrammesWords.NoCriteria);
        if (!await db.Set<PriceList>().InForce(programme.Id, clock.Today).AnyAsync(cancel)) throw new RuleViolation("programmes.no-price", ProgrammesWords.NoPriceYet);
        call.Announce(programme.Scheme);
        return Nothing.AtAll;
    }
}
