using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Ledger;

/// <summary>Where the money of a funding line is now: free, reserved, owed, drawn. Without a line named, the first.</summary>
[Allow(Permission.ViewFund, Permission.ManageFund)]
public sealed record ViewFund(FundingLineId? Line = null) : IQuery<FundPosition>;

public sealed record FundPosition(
    FundingLineId Line, string Code, TrilingualText Name, long Version, FundFigures Figures, ComputeFigures Compute,
    IReadOnlyList<FundLineName> OtherLines);

public sealed record FundLineName(FundingLineId Line, string Code, TrilingualText Name);

/// <summary>Appropriated = available + pre-encumbered + encumbered + drawn, always.</summary>
public sealed record FundFigures(Money Appropriated, Money Available, Money PreEncumbered, Money Encumbered, Money Drawn);

/// <summary>Issued = promised + committed + used, always.</summary>
public sealed record ComputeFigures(TresMinutes Issued, TresMinutes Promised, TresMinutes Committed, TresMinutes Used);

internal sealed class ViewFundHandler(GrantsDbContext db) : IQueryHandler<ViewFund, FundPosition>
{
    public async Task<FundPosition> HandleAsync(ViewFund query, CancellationToken cancel)
    {
        var lines = await db.Set<FundingLine>().AsNoTracking().OrderBy(l => l.Code).ToListAsync(cancel);
        var line = (query.Line is { } id ? lines.FirstOrDefault(l => l.Id == id) : lines.FirstOrDefault()) ?? throw new NotFoundException();

        var standing = await db.Set<Balance>().Where(b => b.FundingLineId == line.Id)
            .GroupBy(b => b.Account).Select(g => new { Account = g.Key, Amount = g.Sum(b => b.Amount) })
            .ToDictionaryAsync(b => b.Account, b => b.Amount, cancel);

        Money Money(Account account) => new(standing.GetValueOrDefault(account));
        TresMinutes Minutes(Account account) => new(standing.GetValueOrDefault(account));
        return new FundPosition(
            line.Id, line.Code, line.Name, line.Version,
            new(-Money(Account.Appropriated), Money(Account.Available), Money(Account.PreEncumbered), Money(Account.Encumbered), Money(Account.Drawn)),
            new(TresMinutes.Zero - Minutes(Account.ComputeIssued), Minutes(Account.ComputePromised), Minutes(Account.ComputeCommitted), Minutes(Account.ComputeUsed)),
            [.. lines.Where(l => l.Id != line.Id).Select(l => new FundLineName(l.Id, l.Code, l.Name))]);
    }
}
