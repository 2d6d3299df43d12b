using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>The administrator ends a call before its time. Nothing is handed in after this moment; drafts stay, and their writers are told.</summary>
[Allow(Permission.Administer)]
public sealed record CloseCall(CallId Id, long Version, string Reason) : IOperation<Nothing>;

internal sealed class CloseCallValidator : AbstractValidator<CloseCall>
{
    public CloseCallValidator() =>
        RuleFor(o => o.Reason).NotEmpty().WithMessage(_ => ProgrammesWords.ReasonNeeded).MaximumLength(CallExtension.ReasonLength).WithMessage(_ => ProgrammesWords.ReasonTooLong);
}

internal sealed class CloseCallHandler(GrantsDbContext db, GrantsClock clock) : IOperationHandler<CloseCall, Nothing>
{
    public async Task<Nothing> HandleAsync(CloseCall operation, CancellationToken cancel)
    {
        var call = await db.Set<Call>().SingleOrDefaultAsync(c => c.Id == operation.Id, cancel) ?? throw new NotFoundException();
        call.RequireVersion(operation.Version);
        call.Close(operation.Reason.Trim(), clock.UtcNow);
        return Nothing.AtAll;
    }
}
