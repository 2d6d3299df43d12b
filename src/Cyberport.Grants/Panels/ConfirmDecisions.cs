using System.Globalization;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Panels.Meetings;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels;

/// <summary>
/// The chair makes recorded decisions final. Those of a meeting are held until the meeting is published; delegated ones are published at
/// once. For a case with which the chair has a conflict a member who was there without one stands in.
/// </summary>
/// <param name="Decisions">Each with the version that the person saw.</param>
[Allow(Permission.ConfirmDecisions, Permission.SitOnCommittee), CrashPoint("confirm")]
public sealed record ConfirmDecisions(IReadOnlyList<DecisionSeen> Decisions) : IOperation<int>;

public sealed record DecisionSeen(DecisionId Decision, long Version);

internal sealed class ConfirmDecisionsValidator : AbstractValidator<ConfirmDecisions>
{
    public ConfirmDecisionsValidator() => RuleFor(o => o.Decisions).NotEmpty().WithMessage(_ => PanelsWords.NothingChosen);
}

internal sealed class ConfirmDecisionsHandler(GrantsDbContext db, Room room, CurrentActor actor, GrantsClock clock) : IOperationHandler<ConfirmDecisions, int>
{
    public async Task<int> HandleAsync(ConfirmDecisions operation, CancellationToken cancel)
    {
        var me = actor.Value.RequirePerson();
        var seen = operation.Decisions.ToDictionary(d => d.Decision, d => d.Version);
        var ids = seen.Keys.ToArray();
        var found = await (
            from d in db.Set<Decision>()
            join p in db.Set<Project>() on d.ProjectId equals p.Id
            join a in db.Set<GrantApplication>() on d.ApplicationId equals a.Id
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            where ids.Contains(d.Id)
            select new { Decision = d, p.Reference, a.Status, o.Name, o.VerifiedAt }).ToListAsync(cancel);
        if (found.Count != ids.Length) throw new NotFoundException();

        var conflicted = await room.ConflictedAsync([.. found.Select(f => f.Decision.ApplicationId)], cancel);
        foreach (var about in found)
        {
            var decision = about.Decision;
            decision.RequireVersion(seen[decision.Id]);
            await room.RequirePresidingAsync(decision, me, actor.Value.May(Permission.ConfirmDecisions), conflicted[decision.ApplicationId], cancel);
            if (about.Status != ApplicationStatus.Submitted) throw new RuleViolation("panels.not-decidable", PanelsWords.NotDecidable);
            if (decision.IsApproval && about.VerifiedAt is null) throw Refusal("panels.organisation-unverified", PanelsWords.OrganisationUnverified, about.Name);
            if (decision.Terms is { } terms && terms.Figures.Start < clock.Today) throw Refusal("panels.start-past", PanelsWords.StartPastOf, about.Name);
            decision.Confirm(me, clock.UtcNow);
            if (decision.MeetingId is null) decision.Publish(clock.UtcNow);
        }
        return found.Count;
    }

    private static RuleViolation Refusal(string code, string words, object value) =>
        new(code, string.Format(CultureInfo.CurrentCulture, words, value));
}
