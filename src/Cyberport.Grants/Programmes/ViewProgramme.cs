using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>What the administrator set for the programme: caps, criteria in all their versions, prices. Not found before it is founded.</summary>
[Allow(Permission.Administer, Permission.ReadAudit)]
public sealed record ViewProgramme : IQuery<ProgrammeView>;

/// <param name="Scheme">The version of the criteria in force; 0 before there are any.</param>
/// <param name="Schemes">Newest first.</param>
/// <param name="Prices">Newest first.</param>
public sealed record ProgrammeView(
    ProgrammeId Id, long Version, string Code, TrilingualText Name, Share StandardRateCap, Share ExceptionalRateCap, Guid? FundingLine, int Scheme,
    IReadOnlyList<SchemeView> Schemes, IReadOnlyList<PriceRow> Prices, DateOnly Today);

/// <param name="Calls">Calls pinned to this version.</param>
public sealed record SchemeView(int Version, DateTime? PublishedAt, string? By, int Calls, IReadOnlyList<CriterionView> Criteria);

/// <param name="IsInForce">The list of today.</param>
public sealed record PriceRow(int Version, DateOnly ValidFrom, Money PerCardMonth, bool IsDemonstration, bool IsInForce);

internal sealed class ViewProgrammeHandler(GrantsDbContext db, GrantsClock clock) : IQueryHandler<ViewProgramme, ProgrammeView>
{
    public async Task<ProgrammeView> HandleAsync(ViewProgramme query, CancellationToken cancel)
    {
        var today = clock.Today;
        var programme = await db.Set<Programme>().AsNoTracking().Include(p => p.Criteria).OrderBy(p => p.Code).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException();
        var prices = await db.Set<PriceList>().AsNoTracking().Where(l => l.ProgrammeId == programme.Id)
            .OrderByDescending(l => l.ValidFrom).ThenByDescending(l => l.Version).ToListAsync(cancel);
        var inForce = prices.FirstOrDefault(l => l.ValidFrom <= today);
        var schemes = await (
            from s in db.Set<ScoringScheme>().AsNoTracking()
            join p in db.Set<Person>() on s.PublishedBy equals p.Id into people
            from person in people.DefaultIfEmpty()
            where s.ProgrammeId == programme.Id
            select new { s.Version, s.PublishedAt, English = person == null ? "" : person.Name, Chinese = person == null ? "" : person.NameChinese }).ToListAsync(cancel);
        var calls = await db.Set<Call>().Where(c => c.ProgrammeId == programme.Id).GroupBy(c => c.Scheme)
            .Select(g => new { Scheme = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Scheme, g => g.Count, cancel);
        return new(
            programme.Id, programme.Version, programme.Code, programme.Name, programme.StandardRateCap, programme.ExceptionalRateCap, programme.FundingLine,
            programme.Criteria.Count == 0 ? 0 : programme.Scheme,
            [.. programme.Criteria.GroupBy(c => c.Scheme).OrderByDescending(g => g.Key).Select(g => schemes.Find(s => s.Version == g.Key) is var published
                ? new SchemeView(
                    g.Key, published?.PublishedAt, published is null ? null : new BilingualText(published.English, published.Chinese).ToString(),
                    calls.GetValueOrDefault(g.Key), [.. g.OrderBy(c => c.Number).Select(c => new CriterionView(c.Name, c.Weight, c.IsOfficial))]) : null!)],
            [.. prices.Select(l => new PriceRow(l.Version, l.ValidFrom, l.PerCardMonth, l.IsDemonstration, l == inForce))], today);
    }
}
