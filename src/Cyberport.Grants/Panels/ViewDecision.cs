using Cyberport.Grants.Applications;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Panels.Meetings;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Screening;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels;

/// <summary>One project before the Committee: what it asks for, what stands recorded, and what may be chosen.</summary>
[Allow(Permission.ViewCommittee, Permission.RecordDecisions, Permission.ConfirmDecisions)]
public sealed record ViewDecision(ProjectId Project) : IQuery<DecisionView>;

/// <param name="IsOpen">Screened, not taken back and not final: it may be recorded, or recorded again.</param>
/// <param name="NeedsMeeting">Of a tier whose decisions the Committee takes; the others are delegated.</param>
/// <param name="Agenda">The meeting on whose agenda it stands.</param>
/// <param name="Recommended">By the technical assessor.</param>
/// <param name="Starts">Days on which an award may start: firsts of the coming months and steps of capacity.</param>
public sealed record DecisionView(
    ProjectId Project, string Reference, BilingualText Title, BilingualText Organisation, OrganisationCategory Category, bool OrganisationVerified,
    GrantApplicationId Application, ScreeningCaseId? Screening, Cards? AskedCards, int? AskedMonths, DateOnly? AskedStart, Money? AskedListValue,
    bool IsOpen, bool NeedsMeeting, AgendaPlace? Agenda, RecommendedFigures? Recommended, Standing? Standing, RecordedDecision? Recorded, string ProgrammeCode, Share StandardRateCap, Share ExceptionalRateCap,
    int PriceListVersion, Money PerCardMonth, bool PriceIsDemonstration,
    IReadOnlyList<CriterionChoice> Criteria, IReadOnlyList<ConditionChoice> Conditions, IReadOnlyList<DateOnly> Starts)
{
    /// <summary>To hand back with <see cref="RecordDecision"/>.</summary>
    public long Version => Recorded?.Version ?? 0;

    /// <summary>It can be recorded now: delegated, or its meeting sits.</summary>
    public bool MayRecord => IsOpen && (!NeedsMeeting || Agenda is { State: MeetingState.Sitting });
}

/// <summary>Where a project stands on an agenda.</summary>
public sealed record AgendaPlace(MeetingId Meeting, int Number, DateTime At, MeetingState State);

public sealed record RecordedDecision(
    DecisionId Id, long Version, DecisionState State, Verdict Verdict, AwardTerms? Terms, IReadOnlyList<string> Conditions,
    IReadOnlyList<DecisionReason> Reasons, string Resolution, bool AwaitsSecond, string RecordedBy, DateTime RecordedAt, int Revision, DateTime? PublishedAt);

public sealed record CriterionChoice(int Number, TrilingualText Name, Share Weight, bool IsOfficial);

public sealed record ConditionChoice(string Code, TrilingualText Text);

internal sealed class ViewDecisionHandler(GrantsDbContext db, Room room, CurrentActor actor, Holds holds, GrantsClock clock) : IQueryHandler<ViewDecision, DecisionView>
{
    private const int MonthsOffered = 18;

    public async Task<DecisionView> HandleAsync(ViewDecision query, CancellationToken cancel)
    {
        var about = await db.DecidableAsync(query.Project, actor.Value, cancel);
        var recorded = await (
            from d in db.Set<Decision>().AsNoTracking()
            join p in db.Set<Person>() on d.RecordedBy equals p.Id into people
            from recorder in people.DefaultIfEmpty()
            where d.ProjectId == query.Project
            select new { Decision = d, By = recorder == null ? null : recorder.Name }).FirstOrDefaultAsync(cancel);
        var agenda = await (
            from i in db.Set<AgendaItem>()
            join m in db.Set<Meeting>() on i.MeetingId equals m.Id
            where i.ProjectId == query.Project && (i.State == AgendaItemState.Waiting || i.State == AgendaItemState.Decided)
            select new AgendaPlace(m.Id, m.Number, m.At, m.State)).FirstOrDefaultAsync(cancel);
        var price = await db.PriceTodayAsync(about.Programme.Id, clock.Today, cancel);
        var criteria = await db.CriteriaOf(about.Application.CallId).AsNoTracking().ToListAsync(cancel);
        var conditions = await db.Set<Condition>().AsNoTracking().Where(c => c.RetiredAt == null).OrderBy(c => c.Code).ToListAsync(cancel);
        var papers = await room.PapersAsync([query.Project], cancel);
        var pool = await holds.OnlyPoolAsync(cancel);

        var (project, request) = (about.Project, about.Project.Request);
        return new(
            project.Id, about.Reference, project.Title, about.Organisation.Name, about.Organisation.Category, about.Organisation.VerifiedAt is not null,
            about.Application.Id, about.Screening, request.Cards, request.Months, request.Start,
            request.CardMonths is { } asked ? price.PerCardMonth * asked.Count : null,
            about.IsOpen && recorded?.Decision.State is null or DecisionState.Recorded, about.Tier == CallTier.Standard, agenda,
            papers.Recommended.GetValueOrDefault(project.Id), papers.Standings.GetValueOrDefault(project.Id), recorded is null ? null : Recorded(recorded.Decision, recorded.By),
            about.Programme.Code, about.Programme.StandardRateCap, about.Programme.ExceptionalRateCap,
            price.Version, price.PerCardMonth, price.IsDemonstration,
            [.. criteria.Select(c => new CriterionChoice(c.Number, c.Name, c.Weight, c.IsOfficial))],
            [.. conditions.Select(c => new ConditionChoice(c.Code, c.Text))],
            Starts(pool.Steps.Select(s => s.From), request.Start, recorded?.Decision.Start));
    }

    private DateOnly[] Starts(IEnumerable<DateOnly> steps, params DateOnly?[] also)
    {
        var today = clock.Today;
        var first = new DateOnly(today.Year, today.Month, 1);
        return [.. Enumerable.Range(0, MonthsOffered).Select(first.AddMonths).Concat(steps).Concat(also.OfType<DateOnly>())
            .Where(day => day >= today).Distinct().Order()];
    }

    private static RecordedDecision Recorded(Decision d, string? by) => new(
        d.Id, d.Version, d.State, d.Verdict, d.Terms, d.Conditions, d.Reasons, d.Resolution, d.AwaitsSecond, by ?? "", d.RecordedAt, d.Revision, d.PublishedAt);
}
