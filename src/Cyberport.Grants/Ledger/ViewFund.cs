using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Ledger;

/// <summary>Where the money of a funding line is now: free, reserved, owed, drawn; by month and by category. Without a line named, the first.</summary>
[Allow(Permission.ViewFund, Permission.ManageFund)]
public sealed record ViewFund(FundingLineId? Line = null) : IQuery<FundPosition>;

/// <param name="Months">Newest first; what moved into each state in that month.</param>
public sealed record FundPosition(
    FundingLineId Line, string Code, TrilingualText Name, long Version, FundFigures Figures, ComputeFigures Compute,
    IReadOnlyList<FundMonth> Months, IReadOnlyList<FundCategory> Categories, IReadOnlyList<FundLineName> OtherLines);

public sealed record FundLineName(FundingLineId Line, string Code, TrilingualText Name);

/// <summary>Appropriated = available + pre-encumbered + encumbered + drawn, always.</summary>
public sealed record FundFigures(Money Appropriated, Money Available, Money PreEncumbered, Money Encumbered, Money Drawn);

/// <summary>Issued = promised + committed + used, always.</summary>
public sealed record ComputeFigures(TresMinutes Issued, TresMinutes Promised, TresMinutes Committed, TresMinutes Used);

/// <param name="Month">Its first day.</param>
public sealed record FundMonth(DateOnly Month, Money PreEncumbered, Money Encumbered, Money Drawn);

/// <param name="Category">Code of the organisations' category.</param>
public sealed record FundCategory(string Category, Money PreEncumbered, Money Encumbered, Money Drawn);

internal sealed class ViewFundHandler(GrantsDbContext db) : IQueryHandler<ViewFund, FundPosition>
{
    private sealed record Movement(int Year, int Month, string? Category, Account Account, long Amount);

    public async Task<FundPosition> HandleAsync(ViewFund query, CancellationToken cancel)
    {
        var lines = await db.Set<FundingLine>().AsNoTracking().OrderBy(l => l.Code).ToListAsync(cancel);
        var line = (query.Line is { } id ? lines.FirstOrDefault(l => l.Id == id) : lines.FirstOrDefault()) ?? throw new NotFoundException();

        var standing = await db.Set<Balance>().Where(b => b.FundingLineId == line.Id)
            .GroupBy(b => b.Account).Select(g => new { Account = g.Key, Amount = g.Sum(b => b.Amount) })
            .ToDictionaryAsync(b => b.Account, b => b.Amount, cancel);
        var moved = await db.Set<Posting>()
            .Join(db.Set<JournalEntry>().Where(e => e.FundingLineId == line.Id), p => p.EntryId, e => e.Id, (p, e) => new { p, e })
            .Where(x => x.p.Account == Account.PreEncumbered || x.p.Account == Account.Encumbered || x.p.Account == Account.Drawn)
            .GroupBy(x => new { x.e.EffectiveOn.Year, x.e.EffectiveOn.Month, x.e.Category, x.p.Account })
            .Select(g => new Movement(g.Key.Year, g.Key.Month, g.Key.Category, g.Key.Account, g.Sum(x => x.p.Amount)))
            .ToListAsync(cancel);

        Money Money(Account account) => new(standing.GetValueOrDefault(account));
        TresMinutes Minutes(Account account) => new(standing.GetValueOrDefault(account));
        return new FundPosition(
            line.Id, line.Code, line.Name, line.Version,
            new(-Money(Account.Appropriated), Money(Account.Available), Money(Account.PreEncumbered), Money(Account.Encumbered), Money(Account.Drawn)),
            new(TresMinutes.Zero - Minutes(Account.ComputeIssued), Minutes(Account.ComputePromised), Minutes(Account.ComputeCommitted), Minutes(Account.ComputeUsed)),
            [.. moved.GroupBy(m => new DateOnly(m.Year, m.Month, 1)).OrderByDescending(g => g.Key)
                .Select(g => new FundMonth(g.Key, Of(g, Account.PreEncumbered), Of(g, Account.Encumbered), Of(g, Account.Drawn)))],
            [.. moved.GroupBy(m => m.Category ?? "").OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new FundCategory(g.Key, Of(g, Account.PreEncumbered), Of(g, Account.Encumbered), Of(g, Account.Drawn)))],
            [.. lines.Where(l => l.Id != line.Id).Select(l => new FundLineName(l.Id, l.Code, l.Name))]);
    }

    private static Money Of(IEnumerable<Movement> movements, Account account) => new(movements.Where(m => m.Account == account).Sum(m => m.Amount));
}
