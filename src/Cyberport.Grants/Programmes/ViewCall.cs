using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>What a call pays, to whom, by which criteria and until when; for everybody, before anything is written.</summary>
[AllowAnyone]
public sealed record ViewCall(CallId Id) : IQuery<CallView>;

/// <param name="Starters">Organisations in which the reader may start an application, with what stands against it.</param>
/// <param name="PerCardMonth">The list price in force; null where none is published.</param>
public sealed record CallView(
    CallId Id, string ProgrammeCode, TrilingualText ProgrammeName, TrilingualText Name, TrilingualText Summary, CallTier Tier, CallState State,
    DateTime OpensAt, DateTime? ClosesAt, Share StandardRate, Share ExceptionalRate, Money? PerCardMonth, bool IsDemonstrationPrice, int PledgeDays,
    IReadOnlyList<OrganisationCategory> Eligible, IReadOnlyList<CriterionView> Criteria, IReadOnlyList<StarterView> Starters,
    bool IsDraft, string? CloseReason);

public sealed record CriterionView(TrilingualText Name, Share Weight, bool IsOfficial);

/// <param name="IsEligible">Its category may apply under the call.</param>
public sealed record StarterView(OrganisationId Id, BilingualText Name, bool IsEligible);

internal sealed class ViewCallHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IQueryHandler<ViewCall, CallView>
{
    public async Task<CallView> HandleAsync(ViewCall query, CancellationToken cancel)
    {
        // A draft is shown to whoever writes it, as its applicants will see it.
        var seesDrafts = actor.Value.May(Permission.Administer);
        var call = await db.Set<Call>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == query.Id && (seesDrafts || !c.IsDraft), cancel) ?? throw new NotFoundException();
        var programme = await db.Set<Programme>().AsNoTracking().Include(p => p.Criteria).SingleAsync(p => p.Id == call.ProgrammeId, cancel);
        var prices = await db.Set<PriceList>().AsNoTracking().InForce(programme.Id, clock.Today).FirstOrDefaultAsync(cancel);
        return new(
            call.Id, programme.Code, programme.Name, call.Name, call.Summary, call.Tier, call.StateAt(clock.UtcNow),
            call.OpensAt, call.ClosesAt, programme.StandardRateCap, programme.ExceptionalRateCap, prices?.PerCardMonth, prices?.IsDemonstration ?? false, call.PledgeDays,
            call.Eligible, [.. programme.Criteria.Where(c => c.Scheme == (call.IsDraft ? programme.Scheme : call.Scheme)).OrderBy(c => c.Number).Select(c => new CriterionView(c.Name, c.Weight, c.IsOfficial))],
            await StartersAsync(call, cancel), call.IsDraft, call.CloseReason);
    }

    private async Task<IReadOnlyList<StarterView>> StartersAsync(Call call, CancellationToken cancel)
    {
        var mine = actor.Value.OrganisationsAs(OrganisationRoles.PrincipalInvestigator);
        if (mine.Length == 0) return [];
        var organisations = await db.Set<Organisation>().AsNoTracking().Where(o => mine.Contains(o.Id)).ToListAsync(cancel);
        return [.. organisations.Select(o => new StarterView(o.Id, o.Name, call.Eligible.Contains(o.Category))).OrderBy(o => o.Name.English, StringComparer.Ordinal)];
    }
}
