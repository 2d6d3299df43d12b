using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>The organisation takes its application back, with a reason. The lead may drop a draft; what is handed in, the endorser withdraws too.</summary>
[Allow(Permission.EditApplications, Permission.EndorseApplications)]
public sealed record WithdrawApplication(GrantApplicationId Id, long Version, string Reason) : IOperation<Nothing>;

public sealed class WithdrawApplicationValidator : AbstractValidator<WithdrawApplication>
{
    public WithdrawApplicationValidator() =>
        RuleFor(o => o.Reason).NotEmpty().WithMessage(_ => ApplicationsWords.ReasonMissing).MaximumLength(GrantApplication.ReasonLength);
}

internal sealed class WithdrawApplicationHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<WithdrawApplication, Nothing>
{
    public async Task<Nothing> HandleAsync(WithdrawApplication operation, CancellationToken cancel)
    {
        var application = await db.Set<GrantApplication>()
            .OfThoseWhere(actor.Value, OrganisationRoles.PrincipalInvestigator | OrganisationRoles.Endorser)
            .SingleOrDefaultAsync(a => a.Id == operation.Id, cancel) ?? throw new NotFoundException();
        application.RequireVersion(operation.Version);
        application.Withdraw(operation.Reason.Trim(), clock.UtcNow);
        return Nothing.AtAll;
    }
}
