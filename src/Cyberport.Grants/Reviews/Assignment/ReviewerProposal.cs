using Cyberport.Grants.Applications;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Reviews.Assignment;

/// <summary>Why somebody does not review a project.</summary>
public enum Obstacle
{
    AskedBefore = 1,
    Conflict = 2,
    Away = 3,

    /// <summary>Somebody of the same body reviews it.</summary>
    SameBody = 4,
    Full = 5,
}

/// <summary>A project with the reviewers that it has.</summary>
/// <param name="Areas">Codes of the form's technology areas.</param>
/// <param name="Live">Who reviews it, or has.</param>
/// <param name="Asked">Everybody who was ever asked.</param>
/// <param name="Conflicted">Who must not.</param>
public sealed record ProjectToReview(
    ProjectId Id, GrantApplicationId Application, string Reference, BilingualText Title, BilingualText Organisation, IReadOnlyList<string> Areas,
    IReadOnlyList<PersonId> Live, IReadOnlyList<PersonId> Asked, IReadOnlyList<PersonId> Conflicted)
{
    public int Missing => Math.Max(0, ReviewPledges.PerProject - Live.Count);
}

/// <summary>Somebody who may be asked.</summary>
/// <param name="Body">Where the person works, by any key; people of one body do not review the same project.</param>
public sealed record ReviewerAtHand(PersonId Id, BilingualText Name, IReadOnlyList<string> Areas, int Open, int MaxLoad, bool IsAway, string Body)
{
    public int Room => Math.Max(0, MaxLoad - Open);
}

/// <summary>One reviewer for one project, and what speaks for it.</summary>
/// <param name="Shared">The areas that project and reviewer share.</param>
public sealed record ProposedReviewer(ProjectId Project, ReviewerAtHand Reviewer, IReadOnlyList<string> Shared);

/// <summary>What a project lacks after the proposal, and what stands in the way of how many.</summary>
/// <param name="OneMore">Those who could take it if they took one review more than they said.</param>
public sealed record Shortfall(ProjectId Project, int Missing, IReadOnlyDictionary<Obstacle, int> InTheWay, IReadOnlyList<ReviewerAtHand> OneMore);

public sealed record AssignmentProposal(IReadOnlyList<ProposedReviewer> Pairs, IReadOnlyList<Shortfall> Shortfalls);

/// <summary>Rows to a flow and back: who should review what. Pure; what is given already stays.</summary>
public static class ReviewerProposal
{
    // Of a whole: expertise before all, then who bears little, and a little for anybody, so that a stranger is better than nobody.
    private const int ForExpertise = 700_000;
    private const int ForRoom = 200_000;
    private const int ForAnybody = 100_000;

    public static AssignmentProposal Of(IReadOnlyList<ProjectToReview> projects, IReadOnlyList<ReviewerAtHand> reviewers)
    {
        var wanting = projects.Where(p => p.Missing > 0).ToList();
        if (wanting.Count == 0) return new([], []);
        var chosen = reviewers.Count == 0 ? [.. wanting.Select(_ => (IReadOnlyList<int>)[])] : FlowAssignment.Solve(ProblemOf(wanting, reviewers)).ReviewersOf;
        var pairs = wanting.SelectMany((p, i) => chosen[i].Select(r => new ProposedReviewer(p.Id, reviewers[r], [.. p.Areas.Intersect(reviewers[r].Areas)]))).ToList();
        return new(pairs, [.. wanting.Select((p, i) => ShortfallOf(p, chosen[i], reviewers, pairs)).OfType<Shortfall>()]);
    }

    /// <summary>What keeps the reviewer from the project; none where nothing does.</summary>
    public static Obstacle? Between(ProjectToReview project, ReviewerAtHand reviewer, IEnumerable<string> bodiesThere) =>
        project.Asked.Contains(reviewer.Id) ? Obstacle.AskedBefore
        : project.Conflicted.Contains(reviewer.Id) ? Obstacle.Conflict
        : reviewer.IsAway ? Obstacle.Away
        : bodiesThere.Contains(reviewer.Body) ? Obstacle.SameBody
        : reviewer.Room == 0 ? Obstacle.Full
        : null;

    /// <summary>The bodies of those who review a project already.</summary>
    public static IReadOnlyList<string> BodiesOf(ProjectToReview project, IReadOnlyList<ReviewerAtHand> reviewers) =>
        [.. reviewers.Where(r => project.Live.Contains(r.Id)).Select(r => r.Body)];

    private static AssignmentProblem ProblemOf(IReadOnlyList<ProjectToReview> projects, IReadOnlyList<ReviewerAtHand> reviewers)
    {
        var fits = new int[projects.Count, reviewers.Count];
        for (var p = 0; p < projects.Count; p++)
        {
            var there = BodiesOf(projects[p], reviewers);
            for (var r = 0; r < reviewers.Count; r++)
                fits[p, r] = Between(projects[p], reviewers[r], there) is null ? FitOf(projects[p], reviewers[r]) : AssignmentProblem.Forbidden;
        }
        var bodies = reviewers.Select(r => r.Body).Distinct().ToList();
        return new(
            fits, ReviewPledges.PerProject, reviewers.Max(r => r.Room), Organisations: [.. reviewers.Select(r => bodies.IndexOf(r.Body))],
            Needs: [.. projects.Select(p => p.Missing)], Rooms: [.. reviewers.Select(r => r.Room)]);
    }

    private static int FitOf(ProjectToReview project, ReviewerAtHand reviewer)
    {
        var shared = project.Areas.Count == 0 ? 0 : ForExpertise * project.Areas.Intersect(reviewer.Areas).Count() / project.Areas.Count;
        return ForAnybody + shared + ForRoom * reviewer.Room / Math.Max(1, reviewer.MaxLoad);
    }

    private static Shortfall? ShortfallOf(ProjectToReview project, IReadOnlyList<int> chosen, IReadOnlyList<ReviewerAtHand> reviewers, List<ProposedReviewer> pairs)
    {
        var missing = project.Missing - chosen.Count;
        if (missing == 0) return null;
        string[] there = [.. BodiesOf(project, reviewers), .. chosen.Select(r => reviewers[r].Body)];
        // Whom the plan fills up stands in the way as full, like who was full before.
        var reasons = reviewers.Where((_, i) => !chosen.Contains(i))
            .Select(r => (Reviewer: r, Why: Between(project, r with { Open = r.Open + pairs.Count(x => x.Reviewer.Id == r.Id) }, there) ?? Obstacle.SameBody)).ToList();
        return new(project.Id, missing, reasons.CountBy(x => x.Why).ToDictionary(),
            [.. reasons.Where(x => x.Why == Obstacle.Full).Select(x => x.Reviewer).OrderByDescending(r => project.Areas.Intersect(r.Areas).Count()).ThenBy(r => r.Open).DistinctBy(r => r.Body).Take(missing)]);
    }
}
