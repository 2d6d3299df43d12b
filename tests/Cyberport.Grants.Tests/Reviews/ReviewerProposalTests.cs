using Cyberport.Grants.Applications;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Reviews.Assignment;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Reviews;

public sealed class ReviewerProposalTests
{
    [Fact]
    public void Who_knows_the_field_comes_before_who_has_more_room()
    {
        var reviewers = new[] { Reviewer("A", "speech") with { Open = 4 }, Reviewer("B", "vision"), Reviewer("C", "speech"), Reviewer("D", "llm", "speech") };

        var proposal = ReviewerProposal.Of([Project("speech")], reviewers);

        Assert.Equal(["A", "C", "D"], proposal.Pairs.Select(p => p.Reviewer.Name.English).Order());
        Assert.All(proposal.Pairs, p => Assert.Equal(["speech"], p.Shared));
        Assert.Empty(proposal.Shortfalls);
    }

    [Fact]
    public void Conflict_absence_load_body_and_who_was_asked_keep_people_out()
    {
        var (asked, conflicted) = (Reviewer("Asked"), Reviewer("Conflicted"));
        var there = Reviewer("There") with { Body = "poly" };
        var project = Project("speech") with { Live = [there.Id], Asked = [there.Id, asked.Id], Conflicted = [conflicted.Id] };
        ReviewerAtHand[] reviewers =
        [
            asked, conflicted, there, Reviewer("Colleague", "speech") with { Body = "poly" }, Reviewer("Away", "speech") with { IsAway = true },
            Reviewer("Full", "speech") with { Open = 5 }, Reviewer("Free"),
        ];

        var proposal = ReviewerProposal.Of([project], reviewers);

        Assert.Equal("Free", proposal.Pairs.Single().Reviewer.Name.English);
        var shortfall = proposal.Shortfalls.Single();
        Assert.Equal(1, shortfall.Missing);
        Assert.Equal("Full", shortfall.OneMore.Single().Name.English);
        Assert.Equal(
            new Dictionary<Obstacle, int> { [Obstacle.AskedBefore] = 2, [Obstacle.Conflict] = 1, [Obstacle.SameBody] = 1, [Obstacle.Away] = 1, [Obstacle.Full] = 1 }.OrderBy(o => o.Key),
            shortfall.InTheWay.OrderBy(o => o.Key));
    }

    [Fact]
    public void Two_of_one_body_never_meet_and_nobody_gets_more_than_they_take()
    {
        ReviewerAtHand[] reviewers =
        [
            Reviewer("A", "speech") with { Body = "x" }, Reviewer("B", "speech") with { Body = "x" }, Reviewer("C") with { MaxLoad = 1 },
            Reviewer("D"), Reviewer("E") with { MaxLoad = 2, Open = 1 },
        ];

        var proposal = ReviewerProposal.Of([Project("speech"), Project("speech"), Project("speech")], reviewers);

        foreach (var project in proposal.Pairs.GroupBy(p => p.Project))
            Assert.Equal(project.Count(), project.Select(p => p.Reviewer.Body).Distinct().Count());
        Assert.All(proposal.Pairs.GroupBy(p => p.Reviewer), r => Assert.True(r.Count() <= r.Key.Room));
        Assert.Equal(8, proposal.Pairs.Count); // three projects × one of body x, D on all three, C and E once each
        Assert.Equal(1, proposal.Shortfalls.Sum(s => s.Missing));
    }

    [Fact]
    public void Without_reviewers_everything_is_missing() =>
        Assert.Equal(3, ReviewerProposal.Of([Project("speech")], []).Shortfalls.Single().Missing);

    private static ProjectToReview Project(params string[] areas) =>
        new(ProjectId.New(), GrantApplicationId.New(), "AISS-2026-0001/1", BilingualText.Empty, BilingualText.Empty, areas, [], [], []);

    private static ReviewerAtHand Reviewer(string name, params string[] areas) => new(PersonId.New(), new(name, ""), areas, 0, 5, false, name);
}
