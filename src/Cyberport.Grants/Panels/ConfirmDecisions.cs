using System.Globalization;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels;

/// <summary>
/// The chair makes recorded decisions final. There is no meeting yet that would hold them back, so confirming publishes: approvals
/// become offers.
/// </summary>
/// <param name="Decisions">Each with the version that the chair saw.</param>
[Allow(Permission.ConfirmDecisions), CrashPoint("confirm")]
public sealed record ConfirmDecisions(IReadOnlyList<DecisionSeen> Decisions) : IOperation<int>;

public sealed record DecisionSeen(DecisionId Decision, long Version);

internal sealed class ConfirmDecisionsValidator : AbstractValidator<ConfirmDecisions>
{
    public ConfirmDecisionsValidator() => RuleFor(o => o.Decisions).NotEmpty().WithMessage(_ => PanelsWords.NothingChosen);
}

internal sealed class ConfirmDecisionsHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IOperationHandler<ConfirmDecisions, int>
{
    public async Task<int> HandleAsync(ConfirmDecisions operation, CancellationToken cancel)
    {
        var seen = operation.Decisions.ToDictionary(d => d.Decision, d => d.Version);
        var ids = seen.Keys.ToArray();
        var decisions = await db.Set<Decision>().Where(d => ids.Contains(d.Id)).ToListAsync(cancel);
        if (decisions.Count != ids.Length) throw new NotFoundException();

        var applications = decisions.Select(d => d.ApplicationId).Distinct().ToArray();
        var cases = await (
            from a in db.Set<GrantApplication>()
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            where applications.Contains(a.Id)
            select new { a.Id, a.Status, o.Name, o.VerifiedAt }).ToDictionaryAsync(a => a.Id, cancel);
        foreach (var decision in decisions)
        {
            decision.RequireVersion(seen[decision.Id]);
            var about = cases[decision.ApplicationId];
            if (about.Status != ApplicationStatus.Submitted) throw new RuleViolation("panels.not-decidable", PanelsWords.NotDecidable);
            if (decision.IsApproval && about.VerifiedAt is null)
                throw new RuleViolation("panels.organisation-unverified", string.Format(CultureInfo.CurrentCulture, PanelsWords.OrganisationUnverified, about.Name));
            if (decision.Terms is { } terms && terms.Figures.Start < clock.Today)
                throw new RuleViolation("panels.start-past", string.Format(CultureInfo.CurrentCulture, PanelsWords.StartPastOf, about.Name));
            decision.Confirm(actor.Value.RequirePerson(), clock.UtcNow);
            decision.Publish(clock.UtcNow);
        }
        return decisions.Count;
    }
}
