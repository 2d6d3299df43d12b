using Cyberport.Grants.Applications;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Panels.Meetings;
using Cyberport.Grants.Programmes;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels;

/// <summary>
/// Records what the Committee decided about one project. An approval fixes price and amounts and takes budget and cards in the same
/// transaction; recording again gives the earlier ones back first.
/// </summary>
/// <param name="Version">The decision's version that the person saw; 0 where there was none.</param>
/// <param name="Figures">For an approval.</param>
/// <param name="Resolution">Why the Committee grants more than the standard rate; a second person stands for it before the chair confirms.</param>
[Allow(Permission.RecordDecisions), CrashPoint("decide")]
public sealed record RecordDecision(
    ProjectId Project, long Version, Verdict Verdict, AwardFigures? Figures, IReadOnlyList<string> Conditions, IReadOnlyList<DecisionReason> Reasons,
    string Resolution = "") : IOperation<DecisionId>;

internal sealed class RecordDecisionValidator : AbstractValidator<RecordDecision>
{
    public RecordDecisionValidator()
    {
        RuleFor(o => o.Figures).NotNull().When(o => o.Verdict != Verdict.Refuse).WithMessage(_ => PanelsWords.FiguresMissing);
        RuleFor(o => o.Reasons).NotEmpty().When(o => o.Verdict != Verdict.Approve).WithMessage(_ => PanelsWords.ReasonsMissing);
        RuleFor(o => o.Reasons).Must(reasons => reasons.Any(r => r.Criterion > 0)).When(o => o.Verdict == Verdict.Refuse)
            .WithMessage(_ => PanelsWords.CriterionReasonMissing);
        RuleFor(o => o.Resolution).MaximumLength(Decision.ResolutionLength).WithMessage(_ => PanelsWords.ResolutionLong);
        RuleForEach(o => o.Reasons).Must(r => r.Text.Trim().Length is > 0 and <= DecisionReason.TextLength).WithMessage(_ => PanelsWords.ReasonText);
    }
}

internal sealed class RecordDecisionHandler(GrantsDbContext db, Room room, Holds holds, Encumbrances encumbrances, CurrentActor actor, GrantsClock clock)
    : IOperationHandler<RecordDecision, DecisionId>
{
    public async Task<DecisionId> HandleAsync(RecordDecision operation, CancellationToken cancel)
    {
        var about = await db.DecidableAsync(operation.Project, actor.Value, cancel);
        if (!about.IsOpen) throw new RuleViolation("panels.not-decidable", PanelsWords.NotDecidable);
        var decision = await ThisOrNewAsync(operation, about, cancel);
        var meeting = await room.DecideAsync(about, cancel);
        await GiveBackAsync(decision, EntryKind.DecidedAnew, cancel);

        if (operation.Verdict == Verdict.Refuse) decision.Refuse(operation.Reasons);
        else await ApproveAsync(decision, operation, about, cancel);
        var above = operation.Verdict != Verdict.Refuse && operation.Figures!.Rate > about.Programme.StandardRateCap;
        decision.SignRecord(actor.Value.RequirePerson(), meeting, above ? operation.Resolution.Trim() : "", clock.UtcNow);
        return decision.Id;
    }

    private async Task<Decision> ThisOrNewAsync(RecordDecision operation, Decidable about, CancellationToken cancel)
    {
        if (await db.Set<Decision>().FirstOrDefaultAsync(d => d.ProjectId == operation.Project, cancel) is { } decision)
        {
            decision.RequireVersion(operation.Version);
            decision.RequireOpen();
            return decision;
        }
        if (operation.Version != 0) throw new StaleException();
        var fresh = new Decision(about.Project);
        db.Add(fresh);
        return fresh;
    }

    private async Task ApproveAsync(Decision decision, RecordDecision operation, Decidable about, CancellationToken cancel)
    {
        var figures = operation.Figures!;
        var pool = await holds.OnlyPoolAsync(cancel);
        DecisionRules.RequireFits(operation.Verdict, figures, about.Project.Request, about.Programme, pool.Steps.Select(s => s.From), clock.Today, operation.Resolution.Trim());
        await RequireKnownAsync(operation.Conditions, cancel);

        var terms = AwardTerms.Freeze(figures, await db.PriceTodayAsync(about.Programme.Id, clock.Today, cancel));
        var line = about.Programme.FundingLine is { } id ? FundingLineId.From(id) : throw new RuleViolation("panels.no-fund", PanelsWords.NoFund);
        var hold = await holds.PlaceAsync(pool.Id, new(about.Project.Id.Value, about.Reference), figures.Cards, figures.Days, cancel);
        var encumbrance = await encumbrances.PlaceAsync(
            line, new(about.Project.Id.Value, about.Reference, about.Organisation.Category.ToString()), terms.Cost.Subsidy, terms.Compute, cancel);
        decision.Approve(operation.Verdict, terms, operation.Conditions, operation.Reasons, hold, encumbrance);
    }

    private async Task GiveBackAsync(Decision decision, EntryKind why, CancellationToken cancel)
    {
        if (decision.HoldId is { } hold) await holds.ReleaseAsync(hold, clock.UtcNow, cancel);
        if (decision.EncumbranceId is { } encumbrance) await encumbrances.ReturnAsync(encumbrance, why, clock.UtcNow, cancel);
    }

    private async Task RequireKnownAsync(IReadOnlyList<string> conditions, CancellationToken cancel)
    {
        var codes = conditions.Distinct().ToArray();
        if (await db.Set<Condition>().CountAsync(c => codes.Contains(c.Code), cancel) != codes.Length)
            throw new RuleViolation("panels.unknown-condition", PanelsWords.UnknownCondition);
    }
}
