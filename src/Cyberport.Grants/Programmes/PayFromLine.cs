using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>The administrator says which of the ledger's funding lines pays for a programme.</summary>
/// <param name="FundingLine">Its id alone, because the Ledger stands to the right.</param>
[Allow(Permission.Administer)]
public sealed record PayFromLine(ProgrammeId Id, long Version, Guid FundingLine) : IOperation<Nothing>;

internal sealed class PayFromLineValidator : AbstractValidator<PayFromLine>
{
    public PayFromLineValidator() => RuleFor(o => o.FundingLine).NotEmpty().WithMessage(_ => ProgrammesWords.LineNeeded);
}

internal sealed class PayFromLineHandler(GrantsDbContext db) : IOperationHandler<PayFromLine, Nothing>
{
    public async Task<Nothing> HandleAsync(PayFromLine operation, CancellationToken cancel)
    {
        var programme = await db.Set<Programme>().SingleOrDefaultAsync(p => p.Id == operation.Id, cancel) ?? throw new NotFoundException();
        programme.RequireVersion(operation.Version);
        if (programme.FundingLine is { } line && line != operation.FundingLine) throw new RuleViolation("programmes.line-set", ProgrammesWords.LineSet);
        programme.PaidFrom(operation.FundingLine);
        return Nothing.AtAll;
    }
}
