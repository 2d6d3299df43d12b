using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Desk;

/// <summary>A call as the administrator works on it: its terms, its dates, and who writes under it.</summary>
[Allow(Permission.Administer)]
public sealed record ManageCall(CallId Id) : IQuery<CallAtWork>;

/// <param name="State">Null for a draft.</param>
/// <param name="Writers">Organisations with an application that is not handed in yet.</param>
/// <param name="HandedIn">Applications handed in so far.</param>
public sealed record CallAtWork(
    CallId Id, long Version, ProgrammeId Programme, CallTerms Terms, CallState? State, string? CloseReason, DateTime Now, int HandedIn,
    IReadOnlyList<CallWriter> Writers, IReadOnlyList<ExtensionLine> Extensions);

public sealed record CallWriter(OrganisationId Organisation, BilingualText Name, int Drafts, DateTime? Closes);

/// <param name="For">Null: for all.</param>
public sealed record ExtensionLine(BilingualText? For, DateTime Until, string Reason, DateTime At);

internal sealed class ManageCallHandler(GrantsDbContext db, GrantsClock clock) : IQueryHandler<ManageCall, CallAtWork>
{
    public async Task<CallAtWork> HandleAsync(ManageCall query, CancellationToken cancel)
    {
        var call = await db.Set<Call>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == query.Id, cancel) ?? throw new NotFoundException();
        var cases = await db.Set<GrantApplication>().Where(a => a.CallId == call.Id)
            .GroupBy(a => new { a.OrganisationId, IsOpen = a.Status == ApplicationStatus.Draft || a.Status == ApplicationStatus.AwaitingEndorsement, IsIn = a.SubmittedAt != null })
            .Select(g => new { g.Key.OrganisationId, g.Key.IsOpen, g.Key.IsIn, Count = g.Count() }).ToListAsync(cancel);
        var bodies = cases.Where(c => c.IsOpen).Select(c => c.OrganisationId).Concat(call.Extensions.Select(e => e.OrganisationId).OfType<OrganisationId>()).Distinct().ToList();
        var names = await db.Set<Organisation>().Where(o => bodies.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        return new(
            call.Id, call.Version, call.ProgrammeId,
            new(call.Name, call.Summary, call.Tier, call.OpensAt, call.ClosesAt, new(call.FormCode, call.FormVersion), call.Eligible, call.PledgeDays),
            call.IsDraft ? null : call.StateAt(clock.UtcNow), call.CloseReason, clock.UtcNow, cases.Where(c => c.IsIn).Sum(c => c.Count),
            [.. cases.Where(c => c.IsOpen).GroupBy(c => c.OrganisationId).Select(g => new CallWriter(g.Key, names[g.Key], g.Sum(c => c.Count), call.ClosesFor(g.Key)))
                .OrderBy(w => w.Name.English, StringComparer.Ordinal)],
            [.. call.Extensions.OrderByDescending(e => e.At).Select(e => new ExtensionLine(e.OrganisationId is { } one ? names[one] : null, e.Until, e.Reason, e.At))]);
    }
}
