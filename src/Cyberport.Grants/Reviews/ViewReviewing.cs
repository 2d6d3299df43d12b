using System.Globalization;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Reviews.Assignment;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Reviews;

/// <summary>The secretariat's view of reviewing: who reviews what and how it stands, whom the rule proposes and why, and what is missing.</summary>
[Allow(Permission.ScreenApplications)]
public sealed record ViewReviewing : IQuery<ReviewingView>
{
    /// <summary>The oldest first; the rest follows as these are decided.</summary>
    public const int Most = 100;
}

/// <param name="Pairs">The whole proposal, to hand back with <see cref="GiveProposedReviews"/>.</param>
public sealed record ReviewingView(IReadOnlyList<ReviewingRow> Projects, IReadOnlyList<ReviewerLoad> Reviewers, IReadOnlyList<ReviewPair> Pairs, DateOnly Today);

/// <param name="Missing">What is missing after the proposal and what would mend it, in words; empty where nothing is.</param>
public sealed record ReviewingRow(
    ProjectId Id, string Reference, BilingualText Title, BilingualText Organisation, IReadOnlyList<GivenReviewer> Given, IReadOnlyList<ProposedName> Proposed, string Missing);

public sealed record GivenReviewer(ReviewAssignmentId Id, BilingualText Name, ReviewAssignmentState State, DateOnly DueOn, bool IsOverdue, int? Points)
{
    public string StateInWords => Words.Of(State, ReviewsWords.ResourceManager);
}

/// <param name="Why">"Expert in speech; 2 of 5 reviews".</param>
public sealed record ProposedName(BilingualText Name, string Why);

/// <param name="Proposed">How many more the proposal would give.</param>
public sealed record ReviewerLoad(PersonId Id, BilingualText Name, int Open, int Proposed, int MaxLoad, bool IsAway, bool HasProfile);

internal sealed class ViewReviewingHandler(GrantsDbContext db, CurrentActor actor, ReviewReading reading, TechnologyAreas areas, GrantsClock clock) : IQueryHandler<ViewReviewing, ReviewingView>
{
    public async Task<ReviewingView> HandleAsync(ViewReviewing query, CancellationToken cancel)
    {
        var projects = await reading.ProjectsAsync(db.ManagedProjects(actor.Value), cancel, ViewReviewing.Most);
        var reviewers = await reading.ReviewersAsync(cancel);
        var proposal = ReviewerProposal.Of(projects, reviewers);
        var names = (await areas.AllAsync(cancel)).ToDictionary(a => a.Code, a => a.Text.ToString());
        var ids = projects.Select(p => p.Id).ToArray();
        var given = (await (
            from a in db.Set<ReviewAssignment>().AsNoTracking()
            join p in db.Set<Organisations.Person>() on a.Reviewer equals p.Id
            join r in db.Set<Review>() on a.Id equals r.AssignmentId into reviews
            from review in reviews.DefaultIfEmpty()
            where ids.Contains(a.ProjectId) && (a.State == ReviewAssignmentState.Asked || a.State == ReviewAssignmentState.Reviewing || a.State == ReviewAssignmentState.Submitted)
            orderby a.GivenAt
            select new { a.Id, a.ProjectId, p.Name, p.NameChinese, a.State, a.DueOn, Points = review == null ? null : review.WeightedPoints }).ToListAsync(cancel))
            .ToLookup(a => a.ProjectId, a => new GivenReviewer(
                a.Id, new BilingualText(a.Name, a.NameChinese), a.State, a.DueOn, a.State != ReviewAssignmentState.Submitted && a.DueOn < clock.Today, a.Points));
        var pairs = proposal.Pairs.ToLookup(p => p.Project);
        var missing = proposal.Shortfalls.ToDictionary(s => s.Project);
        return new(
            [.. projects.Select(p => new ReviewingRow(
                p.Id, p.Reference, p.Title, p.Organisation, [.. given[p.Id]],
                [.. pairs[p.Id].Select(x => new ProposedName(x.Reviewer.Name, ReviewWording.Why(x, names)))],
                missing.TryGetValue(p.Id, out var shortfall) ? ReviewWording.Missing(shortfall) : ""))],
            [.. reviewers.Select(r => new ReviewerLoad(r.Id, r.Name, r.Open, proposal.Pairs.Count(x => x.Reviewer.Id == r.Id), r.MaxLoad, r.IsAway, r.Areas.Count > 0))],
            [.. proposal.Pairs.Select(x => new ReviewPair(x.Project, x.Reviewer.Id))], clock.Today);
    }
}

/// <summary>Reasons and gaps as sentences.</summary>
internal static class ReviewWording
{
    public static string Why(ProposedReviewer pair, IReadOnlyDictionary<string, string> areas)
    {
        var shared = pair.Shared.Select(code => areas.GetValueOrDefault(code, code)).ToList();
        var field = shared.Count == 0 ? ReviewsWords.Why_NoArea : Format(ReviewsWords.Why_Expert, string.Join(ReviewsWords.ListComma, shared));
        return Format(ReviewsWords.Why_Load, field, pair.Reviewer.Open, pair.Reviewer.MaxLoad);
    }

    public static string Missing(Shortfall shortfall)
    {
        var reasons = shortfall.InTheWay.OrderBy(r => r.Key).Select(r => Format(Words.In(ReviewsWords.ResourceManager, $"InTheWay_{r.Key}"), r.Value));
        var repair = shortfall.OneMore.Count >= shortfall.Missing
            ? Format(ReviewsWords.Repair_OneMore, string.Join(ReviewsWords.ListComma, shortfall.OneMore.Select(r => r.Name)))
            : Format(ReviewsWords.Repair_Appoint, shortfall.Missing - shortfall.OneMore.Count);
        return (shortfall.InTheWay.Count == 0
            ? Format(ReviewsWords.Missing_Nobody, shortfall.Missing)
            : Format(ReviewsWords.Missing, shortfall.Missing, string.Join(ReviewsWords.ListComma, reasons))) + " " + repair;
    }

    private static string Format(string words, params object[] values) => string.Format(CultureInfo.CurrentCulture, words, values);
}
