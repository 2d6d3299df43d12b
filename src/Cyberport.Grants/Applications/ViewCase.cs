using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Applications;

/// <summary>The applicant's own case: where it is as far as this side knows, and its facts. What follows submission is told by the Desk.</summary>
[Allow(Permission.ViewOwnCases)]
public sealed record ViewCase(GrantApplicationId Id) : IQuery<CaseView>;

public sealed record CaseView(
    GrantApplicationId Id, long Version, string? Reference, ApplicationStatus Status, BilingualText Organisation, TrilingualText Programme, TrilingualText Call,
    string Lead, DateTime StartedAt, DateTime? EndorsementAskedAt, DateTime? SubmittedAt, DateTime? WithdrawnAt, string? WithdrawalReason,
    DateTime? ClosesAt, int PledgeDays, string? Digest, IReadOnlyList<CaseProject> Projects, bool CanEdit, bool CanEndorse, bool CanWithdraw);

public sealed record CaseProject(ProjectId Id, int Number, string? Reference, BilingualText Title, Cards? Cards, int? Months, DateOnly? Start);

internal sealed class ViewCaseHandler(GrantsDbContext db, Encumbrances encumbrances, CurrentActor actor) : IQueryHandler<ViewCase, CaseView>
{
    public async Task<CaseView> HandleAsync(ViewCase query, CancellationToken cancel)
    {
        var me = actor.Value;
        var application = await db.Set<GrantApplication>().AsNoTracking().VisibleTo(me).Include(a => a.Projects).SingleOrDefaultAsync(a => a.Id == query.Id, cancel)
            ?? throw new NotFoundException();
        var organisation = await db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == application.OrganisationId, cancel);
        var call = await db.Set<Call>().AsNoTracking().SingleAsync(c => c.Id == application.CallId, cancel);
        var programme = await db.Set<Programme>().AsNoTracking().SingleAsync(p => p.Id == call.ProgrammeId, cancel);
        var lead = await db.Set<Person>().Where(p => p.Id == application.LeadId).Select(p => p.Name).SingleOrDefaultAsync(cancel);
        var digest = await db.Set<Submission>().Where(s => s.ApplicationId == query.Id).Select(s => (Digest?)s.Digest).SingleOrDefaultAsync(cancel);
        var roles = me.Memberships[application.OrganisationId];
        var writes = (roles & OrganisationRolesRules.Writing) != 0;
        var ends = (roles & (OrganisationRoles.PrincipalInvestigator | OrganisationRoles.Endorser)) != 0;
        var editable = ApplicationLifecycle.IsEditable(application.Status);
        return new(
            application.Id, application.Version, application.Reference?.Value, application.Status, organisation.Name, programme.Name, call.Name, lead ?? "",
            application.StartedAt, application.EndorsementAskedAt, application.SubmittedAt, application.WithdrawnAt, application.WithdrawalReason,
            call.ClosesFor(application.OrganisationId), call.PledgeDays, digest?.Hex,
            [.. application.Projects.OrderBy(p => p.Number).Select(p => new CaseProject(
                p.Id, p.Number, p.Reference?.Value, p.Title, p.Request.Cards, p.Request.Months, p.Request.Start))],
            editable && writes, editable && roles.HasFlag(OrganisationRoles.Endorser),
            ends && ApplicationLifecycle.Next(application.Status, ApplicationAction.Withdraw) is not null
                && await encumbrances.OwedToAsync(application.Projects.Select(p => p.Id.Value), cancel) is null);
    }
}
