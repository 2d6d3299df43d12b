using Cyberport.Grants.Applications;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Screening;

/// <summary>One project before its assessor: what it asks for, what that costs, what is free in those months, and what has been typed so far. No scores.</summary>
[Allow(Permission.AssessTechnically)]
public sealed record ViewAssessment(AssessmentId Id) : IQuery<AssessmentView>;

/// <param name="Typed">The draft, or what was given.</param>
/// <param name="Capacity">The months asked for, before anything of this project.</param>
/// <param name="Starts">Months from which an award may start.</param>
public sealed record AssessmentView(
    AssessmentId Id, long Version, string Reference, ProjectId Project, GrantApplicationId Application, BilingualText Title, BilingualText Organisation,
    AssessmentState State, PledgeReading Clock, DateTime Now, Cards? Cards, int? Months, DateOnly? Start, ComputeEstimate? Estimate, bool IsDemonstrationPrice,
    IReadOnlyList<CapacityMonth> Capacity, TypedAssessment Typed, DateTime? SavedAt, IReadOnlyList<DateOnly> Starts)
{
    public bool IsWaiting => State == AssessmentState.Waiting;
    public string StateInWords => Words.Of(State, ScreeningWords.ResourceManager);
}

internal sealed class ViewAssessmentHandler(GrantsDbContext db, Holds holds, CurrentActor actor, GrantsClock clock, WorkingCalendar calendar)
    : IQueryHandler<ViewAssessment, AssessmentView>
{
    private const int MonthsShown = 12, MonthsOffered = 24;

    public async Task<AssessmentView> HandleAsync(ViewAssessment query, CancellationToken cancel)
    {
        var found = await (
            from t in db.AssessmentsOf(actor.Value.Person, clock.Today).AsNoTracking()
            join p in db.Set<Project>() on t.ProjectId equals p.Id
            join a in db.Set<GrantApplication>() on t.ApplicationId equals a.Id
            join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
            join d in db.Set<AssessmentDraft>() on t.Id equals d.Id into drafts
            from draft in drafts.DefaultIfEmpty()
            where t.Id == query.Id
            select new { Assessment = t, Project = p, Organisation = o.Name, a.CallId, Draft = draft }).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException();
        var (assessment, request) = (found.Assessment, found.Project.Request);
        var terms = await EstimateReading.TermsAsync(db, found.CallId, clock.Today, cancel);
        var first = request.Start is { } start && start > clock.Today ? start : clock.Today;
        return new(
            assessment.Id, assessment.Version, assessment.Reference.Value, assessment.ProjectId, assessment.ApplicationId, found.Project.Title, found.Organisation,
            assessment.State, assessment.Clock.Read(await calendar.DaysAsync(cancel), clock.UtcNow), clock.UtcNow, request.Cards, request.Months, request.Start,
            terms is null ? null : ComputeEstimate.Of(request.Cards, request.Months, terms.PerCardMonth, terms.Rate), terms?.IsDemonstrationPrice ?? false,
            await holds.MonthsAsync(first, Math.Clamp(request.Months ?? 1, 1, MonthsShown), cancel),
            TypedSoFar(assessment, found.Draft, request), found.Draft?.At, Starts(request.Start, found.Draft?.Start ?? assessment.Start));
    }

    private static TypedAssessment TypedSoFar(TechnicalAssessment assessment, AssessmentDraft? draft, ComputeRequest asked) =>
        assessment.Fit is { } fit ? new(fit, assessment.Cards?.Count, assessment.Months, assessment.Start, assessment.Comment)
        : draft is not null ? new(draft.Fit, draft.Cards, draft.Months, draft.Start, draft.Comment)
        : new(null, asked.Cards?.Count, asked.Months, asked.Start, "");

    private DateOnly[] Starts(params DateOnly?[] also)
    {
        var first = new DateOnly(clock.Today.Year, clock.Today.Month, 1);
        return [.. Enumerable.Range(1, MonthsOffered).Select(first.AddMonths).Concat(also.OfType<DateOnly>()).Distinct().Order()];
    }
}
