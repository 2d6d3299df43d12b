using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels;

/// <summary>What was decided about a project, as its applicants are told: verdict and reasons, once it is published and not before.</summary>
[Allow(Permission.ViewOwnCases, Permission.RecordDecisions, Permission.ViewCommittee)]
public sealed record ViewDecisionLetter(ProjectId Project) : IQuery<DecisionLetterView>;

/// <param name="Reasons">By criterion; one without a criterion is a reason of another kind.</param>
public sealed record DecisionLetterView(
    GrantApplicationId Application, string Reference, BilingualText Title, BilingualText Organisation, BilingualText Address, TrilingualText Programme, Verdict Verdict,
    Cards? AskedCards, int? AskedMonths, AwardFigures? Approved, IReadOnlyList<LetterReason> Reasons, DateTime PublishedAt);

public sealed record LetterReason(TrilingualText? Criterion, string Text);

internal sealed class ViewDecisionLetterHandler(GrantsDbContext db, CurrentActor actor) : IQueryHandler<ViewDecisionLetter, DecisionLetterView>
{
    public async Task<DecisionLetterView> HandleAsync(ViewDecisionLetter query, CancellationToken cancel)
    {
        var found = await (
            from d in db.Set<Decision>().AsNoTracking()
            join p in db.Set<Project>() on d.ProjectId equals p.Id
            join a in db.Set<GrantApplication>().ReadableBy(actor.Value) on d.ApplicationId equals a.Id
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            join c in db.Set<Call>() on a.CallId equals c.Id
            join g in db.Set<Programme>() on c.ProgrammeId equals g.Id
            where d.ProjectId == query.Project && d.State == DecisionState.Published
            select new { Decision = d, Project = p, a.Id, a.CallId, Organisation = o.Name, o.Address, Programme = g }).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException();
        var criteria = await db.CriteriaOf(found.CallId).AsNoTracking().ToListAsync(cancel);
        return new(
            found.Id, found.Project.Reference?.Value ?? "", found.Project.Title, found.Organisation, found.Address, found.Programme.Name, found.Decision.Verdict,
            found.Project.Request.Cards, found.Project.Request.Months, found.Decision.Terms?.Figures,
            [.. found.Decision.Reasons.Select(r => new LetterReason(criteria.Find(c => c.Number == r.Criterion)?.Name, r.Text))], found.Decision.PublishedAt!.Value);
    }
}
