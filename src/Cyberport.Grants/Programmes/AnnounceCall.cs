using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>The administrator opens a window in which one may apply.</summary>
/// <param name="ClosesAt">Null for a rolling call.</param>
[Allow(Permission.Administer)]
public sealed record AnnounceCall(
    ProgrammeId Programme, TrilingualText Name, TrilingualText Summary, CallTier Tier, DateTime OpensAt, DateTime? ClosesAt,
    PublishedForm Form, IReadOnlyList<OrganisationCategory> Eligible, int PledgeDays) : IOperation<CallId>;

internal sealed class AnnounceCallHandler(GrantsDbContext db) : IOperationHandler<AnnounceCall, CallId>
{
    public async Task<CallId> HandleAsync(AnnounceCall operation, CancellationToken cancel)
    {
        var programme = await db.Set<Programme>().AsNoTracking().Include(p => p.Criteria).SingleOrDefaultAsync(p => p.Id == operation.Programme, cancel)
            ?? throw new NotFoundException();
        if (programme.Criteria.Count == 0) throw new RuleViolation("programmes.no-criteria", ProgrammesWords.NoCriteria);
        if (operation.ClosesAt <= operation.OpensAt) throw new RuleViolation("programmes.closes-before", ProgrammesWords.ClosesAfterOpening);
        var call = Call.Announce(
            operation.Programme, operation.Name, operation.Summary, operation.Tier, operation.OpensAt, operation.ClosesAt,
            operation.Form.Code, operation.Form.Version, operation.Eligible, operation.PledgeDays, programme.Scheme);
        db.Add(call);
        return call.Id;
    }
}
