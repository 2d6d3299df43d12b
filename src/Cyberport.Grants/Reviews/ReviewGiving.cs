using System.Globalization;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Reviews.Assignment;

namespace Cyberport.Grants.Reviews;

/// <summary>Gives reviews, after looking at everything that may stand in the way, in the transaction that gives them.</summary>
internal sealed class ReviewGiving(GrantsDbContext db, ReviewReading reading, GrantsClock clock, WorkingCalendar calendar)
{
    /// <param name="givenBy">None: by rule. By hand somebody may be given more than they said they take, with a reason.</param>
    /// <param name="without">Taken back in the same save: they count no more.</param>
    /// <exception cref="NotFoundException">A project is not reviewed, or not any more.</exception>
    /// <exception cref="RuleViolation">A person or a project cannot have it, in words; then none is given.</exception>
    public async Task<IReadOnlyList<ReviewAssignmentId>> GiveAsync(
        IReadOnlyList<ReviewPair> pairs, PersonId? givenBy, string why, PersonId? without, CancellationToken cancel)
    {
        var ids = pairs.Select(p => p.Project).Distinct().ToArray();
        var projects = (await reading.ProjectsAsync(db.ReviewableProjects().Where(p => ids.Contains(p.Id)), cancel)).ToDictionary(p => p.Id);
        var reviewers = (await reading.ReviewersAsync(cancel)).ToList();
        var due = (await calendar.DaysAsync(cancel)).Add(clock.Today, ReviewPledges.Days);
        var given = new List<ReviewAssignmentId>();
        foreach (var (projectId, reviewerId) in pairs)
        {
            var project = projects.GetValueOrDefault(projectId) ?? throw new NotFoundException();
            if (without is { } gone) project = project with { Live = [.. project.Live.Where(p => p != gone)] };
            var at = reviewers.FindIndex(r => r.Id == reviewerId);
            if (at < 0) throw new RuleViolation("reviews.no-reviewer", ReviewsWords.NoReviewer);
            Require(project, reviewers[at], reviewers, byHand: givenBy is not null);

            var asked = ReviewAssignment.Ask(project.Id, project.Application, reviewerId, givenBy, why, clock.UtcNow, due);
            db.Add(asked);
            given.Add(asked.Id);
            projects[projectId] = project with { Live = [.. project.Live, reviewerId], Asked = [.. project.Asked, reviewerId] };
            reviewers[at] = reviewers[at] with { Open = reviewers[at].Open + 1 };
        }
        return given;
    }

    private static void Require(ProjectToReview project, ReviewerAtHand reviewer, IReadOnlyList<ReviewerAtHand> reviewers, bool byHand)
    {
        if (project.Missing == 0) throw Refuse("reviews.enough", ReviewsWords.Enough, project.Reference, ReviewPledges.PerProject);
        var obstacle = ReviewerProposal.Between(project, byHand ? reviewer with { MaxLoad = int.MaxValue } : reviewer, ReviewerProposal.BodiesOf(project, reviewers));
        if (obstacle is not { } found) return;
        var (code, words) = found switch
        {
            Obstacle.AskedBefore => ("reviews.asked-already", ReviewsWords.AskedAlready),
            Obstacle.Conflict => ("reviews.conflict", ReviewsWords.HasConflict),
            Obstacle.Away => ("reviews.away", ReviewsWords.IsAway),
            Obstacle.SameBody => ("reviews.same-body", ReviewsWords.IsOfSameBody),
            Obstacle.Full => ("reviews.full", ReviewsWords.IsFull),
        };
        throw Refuse(code, words, reviewer.Name, project.Reference);
    }

    private static RuleViolation Refuse(string code, string words, params object[] values) =>
        new(code, string.Format(CultureInfo.CurrentCulture, words, values));
}

/// <summary>One person for one project.</summary>
public sealed record ReviewPair(ProjectId Project, PersonId Reviewer);
