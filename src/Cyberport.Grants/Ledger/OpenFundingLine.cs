using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Ledger;

/// <summary>Opens a line for a programme's money, empty.</summary>
[Allow(Permission.ManageFund, Permission.Administer)]
public sealed record OpenFundingLine(string Code, TrilingualText Name) : IOperation<FundingLineId>;

internal sealed class OpenFundingLineHandler(GrantsDbContext db) : IOperationHandler<OpenFundingLine, FundingLineId>
{
    public async Task<FundingLineId> HandleAsync(OpenFundingLine operation, CancellationToken cancel)
    {
        var code = operation.Code.Trim().ToUpperInvariant();
        if (await db.Set<FundingLine>().AnyAsync(l => l.Code == code, cancel)) throw new RuleViolation("ledger.line-code-taken", LedgerWords.LineCodeTaken);
        var line = new FundingLine(FundingLineId.New(), code, operation.Name);
        db.Add(line);
        return line.Id;
    }
}
