using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Programmes;

/// <summary>The administrator gives more time, to all applicants or to one; never less. Those with drafts are told.</summary>
/// <param name="Organisation">The one applicant; null: all.</param>
[Allow(Permission.Administer)]
public sealed record ExtendCall(CallId Id, long Version, OrganisationId? Organisation, DateTime? Until, string Reason) : IOperation<Nothing>;

internal sealed class ExtendCallValidator : AbstractValidator<ExtendCall>
{
    public ExtendCallValidator()
    {
        RuleFor(o => o.Until).NotNull().WithMessage(_ => ProgrammesWords.UntilNeeded);
        RuleFor(o => o.Reason).NotEmpty().WithMessage(_ => ProgrammesWords.ReasonNeeded).MaximumLength(CallExtension.ReasonLength).WithMessage(_ => ProgrammesWords.ReasonTooLong);
    }
}

internal sealed class ExtendCallHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<ExtendCall, Nothing>
{
    public async Task<Nothing> HandleAsync(ExtendCall operation, CancellationToken cancel)
    {
        var call = await db.Set<Call>().SingleOrDefaultAsync(c => c.Id == operation.Id, cancel) ?? throw new NotFoundException();
        call.RequireVersion(operation.Version);
        if (operation.Organisation is { } one && !await db.Set<Organisation>().AnyAsync(o => o.Id == one, cancel)) throw new NotFoundException();
        call.Extend(operation.Organisation, operation.Until!.Value, operation.Reason.Trim(), actor.Value.RequirePerson(), clock.UtcNow);
        return Nothing.AtAll;
    }
}
