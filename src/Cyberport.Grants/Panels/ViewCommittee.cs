using Cyberport.Grants.Applications;
using Cyberport.Grants.Applications.Conflicts;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Panels.Meetings;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Screening;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Panels;

/// <summary>Which projects the Committee's page lists.</summary>
public enum CommitteeShow
{
    /// <summary>Screened, and nothing recorded yet.</summary>
    ToDecide = 1,

    /// <summary>Recorded, waiting for the chair.</summary>
    Recorded = 2,

    /// <summary>Final and told to the applicant.</summary>
    Published = 3,
}

/// <summary>The projects before the Committee, with the budget and the cards that are left beside them.</summary>
[Allow(Permission.ViewCommittee, Permission.RecordDecisions, Permission.ConfirmDecisions)]
public sealed record ViewCommittee(CommitteeShow Show = CommitteeShow.ToDecide, int Number = 1) : IQuery<CommitteeView>
{
    public const int PageSize = 25;
    public const int MonthsShown = 12;
}

/// <param name="Counts">How many there are under each heading.</param>
public sealed record CommitteeView(
    Page<CommitteeRow> Projects, IReadOnlyDictionary<CommitteeShow, int> Counts, Money Available, Money Appropriation, IReadOnlyList<CapacityMonth> Capacity, DateTime Now);

/// <param name="Version">Of the decision; 0 where there is none.</param>
/// <param name="Readiness">Of a project that is still to be decided.</param>
/// <param name="Meeting">The number of the meeting on whose agenda it stands.</param>
public sealed record CommitteeRow(
    ProjectId Project, string Reference, BilingualText Title, BilingualText Organisation, bool OrganisationVerified,
    Cards? AskedCards, int? AskedMonths, DateOnly? AskedStart,
    DecisionId? Decision, long Version, DecisionState? State, Verdict? Verdict, Cards? Cards, int? Months, DateOnly? Start, Share? Rate, Money? Subsidy,
    Readiness Readiness, Standing? Standing, MeetingId? Meeting, int? MeetingNumber);

internal sealed class ViewCommitteeHandler(GrantsDbContext db, Room room, CurrentActor actor, Holds holds, Encumbrances encumbrances, GrantsClock clock) : IQueryHandler<ViewCommittee, CommitteeView>
{
    // Members that are set, not a constructor's parameters: only then can the database order by what was selected.
    private sealed class Candidate
    {
        public required Project Project { get; init; }
        public required ApplicationStatus Application { get; init; }
        public required Organisation Organisation { get; init; }
        public required Guid? Line { get; init; }
        public required Decision? Decision { get; init; }
        public required MeetingId? Meeting { get; init; }
        public required int? MeetingNumber { get; init; }
    }

    public async Task<CommitteeView> HandleAsync(ViewCommittee query, CancellationToken cancel)
    {
        var counts = await CountsAsync(cancel);
        var page = await Of(query.Show).OrderBy(c => c.Project.Reference)
            .Skip((query.Number - 1) * ViewCommittee.PageSize).Take(ViewCommittee.PageSize).ToListAsync(cancel);
        var (available, appropriation) = await encumbrances.StandingAsync(page.Select(c => c.Line).FirstOrDefault(l => l is not null) is { } line ? FundingLineId.From(line) : null, cancel);
        var papers = await room.PapersAsync([.. page.Select(c => c.Project.Id)], cancel);
        return new(
            new([.. page.Select(c => Row(c, papers))], query.Number, ViewCommittee.PageSize, counts[query.Show]), counts, available, appropriation,
            await holds.MonthsAsync(clock.Today, ViewCommittee.MonthsShown, cancel), clock.UtcNow);
    }

    /// <summary>All three headings in one command.</summary>
    private async Task<Dictionary<CommitteeShow, int>> CountsAsync(CancellationToken cancel)
    {
        var groups = await Screened().GroupBy(c => new { c.Application, State = (DecisionState?)c.Decision!.State })
            .Select(g => new { g.Key.Application, g.Key.State, Count = g.Count() }).ToListAsync(cancel);
        int Sum(Func<ApplicationStatus, DecisionState?, bool> which) => groups.Where(g => which(g.Application, g.State)).Sum(g => g.Count);
        return new()
        {
            [CommitteeShow.ToDecide] = Sum((application, state) => state is null && application == ApplicationStatus.Submitted),
            [CommitteeShow.Recorded] = Sum((_, state) => state == DecisionState.Recorded),
            [CommitteeShow.Published] = Sum((_, state) => state is DecisionState.Published or DecisionState.Confirmed),
        };
    }

    private IQueryable<Candidate> Screened() =>
        from p in db.Set<Project>().AsNoTracking()
        join a in db.Set<GrantApplication>().WithoutConflictOf(actor.Value) on p.ApplicationId equals a.Id
        join s in db.Set<ScreeningCase>() on a.Id equals s.ApplicationId
        join o in db.Set<Organisation>() on a.OrganisationId equals o.Id
        join c in db.Set<Call>() on a.CallId equals c.Id
        join g in db.Set<Programme>() on c.ProgrammeId equals g.Id
        join d in db.Set<Decision>() on p.Id equals d.ProjectId into recorded
        from decision in recorded.DefaultIfEmpty()
        join i in db.Set<AgendaItem>().Where(i => i.State == AgendaItemState.Waiting || i.State == AgendaItemState.Decided) on p.Id equals i.ProjectId into items
        from item in items.DefaultIfEmpty()
        join m in db.Set<Meeting>() on item.MeetingId equals m.Id into meetings
        from meeting in meetings.DefaultIfEmpty()
        where s.State == ScreeningState.Passed
        select new Candidate
        {
            Project = p,
            Application = a.Status,
            Organisation = o,
            Line = g.FundingLine,
            Decision = decision,
            Meeting = (MeetingId?)meeting.Id,
            MeetingNumber = (int?)meeting.Number,
        };

    private IQueryable<Candidate> Of(CommitteeShow show) => show switch
    {
        CommitteeShow.ToDecide => Screened().Where(c => c.Decision == null && c.Application == ApplicationStatus.Submitted),
        CommitteeShow.Recorded => Screened().Where(c => c.Decision != null && c.Decision.State == DecisionState.Recorded),
        CommitteeShow.Published => Screened().Where(c => c.Decision != null && (c.Decision.State == DecisionState.Published || c.Decision.State == DecisionState.Confirmed)),
    };

    private static CommitteeRow Row(Candidate c, Papers papers) => new(
        c.Project.Id, c.Project.Reference?.Value ?? "", c.Project.Title, c.Organisation.Name, c.Organisation.VerifiedAt is not null,
        c.Project.Request.Cards, c.Project.Request.Months, c.Project.Request.Start,
        c.Decision?.Id, c.Decision?.Version ?? 0, c.Decision?.State, c.Decision?.Verdict,
        c.Decision?.Cards, c.Decision?.Months, c.Decision?.Start, c.Decision?.Rate, c.Decision?.Subsidy,
        papers.ReadinessOf(c.Project.Id), papers.Standings.GetValueOrDefault(c.Project.Id), c.Meeting, c.MeetingNumber);
}
