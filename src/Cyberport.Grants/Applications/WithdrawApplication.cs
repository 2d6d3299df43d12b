using System.Globalization;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>
/// The organisation takes its application back, with a reason. The lead may drop a draft; what is handed in, the endorser withdraws too.
/// Decisions and offers follow by event and give back what they held; an award does not end this way, so it stands in the way.
/// </summary>
[Allow(Permission.EditApplications, Permission.EndorseApplications)]
public sealed record WithdrawApplication(GrantApplicationId Id, long Version, string Reason) : IOperation<Nothing>;

public sealed class WithdrawApplicationValidator : AbstractValidator<WithdrawApplication>
{
    public WithdrawApplicationValidator() =>
        RuleFor(o => o.Reason).NotEmpty().WithMessage(_ => ApplicationsWords.ReasonMissing).MaximumLength(GrantApplication.ReasonLength);
}

internal sealed class WithdrawApplicationHandler(GrantsDbContext db, Encumbrances encumbrances, CurrentActor actor, GrantsClock clock)
    : IOperationHandler<WithdrawApplication, Nothing>
{
    public async Task<Nothing> HandleAsync(WithdrawApplication operation, CancellationToken cancel)
    {
        var application = await db.Set<GrantApplication>()
            .OfThoseWhere(actor.Value, OrganisationRoles.PrincipalInvestigator | OrganisationRoles.Endorser).Include(a => a.Projects)
            .SingleOrDefaultAsync(a => a.Id == operation.Id, cancel) ?? throw new NotFoundException();
        application.RequireVersion(operation.Version);
        // The acceptance itself books what is owed, so this is as true as the award is, event or no event.
        if (await encumbrances.OwedToAsync(application.Projects.Select(p => p.Id.Value), cancel) is { } awarded)
            throw new RuleViolation("applications.awarded", string.Format(CultureInfo.CurrentCulture, ApplicationsWords.Awarded, awarded));
        application.Withdraw(operation.Reason.Trim(), clock.UtcNow);
        return Nothing.AtAll;
    }
}
