using Cyberport.Grants.Kernel;
using Cyberport.Grants.Panels.Meetings;

namespace Cyberport.Grants.Tests.Panels;

public sealed class RankingTests
{
    [Fact]
    public void The_highest_mean_is_first_and_equal_means_share_a_rank_that_counts_them_all()
    {
        var ranked = Ranking.Of([("a", 7000), ("a", 8000), ("b", 7500), ("c", 9000), ("d", 6000), ("d", 6001)]);

        Assert.Equal([("c", 1), ("a", 2), ("b", 2), ("d", 4)], ranked.OrderBy(r => r.Value.Rank).ThenBy(r => r.Key).Select(r => (r.Key, r.Value.Rank)));
    }

    [Fact]
    public void Mean_and_spread_are_those_of_the_textbook_and_halves_round_away_from_zero()
    {
        var standing = Ranking.Of([("a", 6000), ("a", 7000), ("a", 9001)])["a"];

        // mean 7333.67, sample deviation √((1333.67² + 333.67² + 1667.33²) ÷ 2) = 1528.09
        Assert.Equal(new Standing(1, 3, 7334, 6000, 9001, 1528), standing);
        Assert.Equal((7001, 0), (Ranking.Of([("a", 7001)])["a"].Mean, Ranking.Of([("a", 7001)])["a"].Spread));
        Assert.Equal(7001, Ranking.Of([("a", 7000), ("a", 7001)])["a"].Mean);
    }

    [Fact]
    public void What_nobody_has_reviewed_is_not_ranked() => Assert.Empty(Ranking.Of<string>([]));

    [Theory]
    [InlineData(8, 5, 5, true)]
    [InlineData(8, 4, 5, false)]
    [InlineData(7, 4, 4, true)]
    [InlineData(7, 3, 4, false)]
    [InlineData(4, 3, 3, true)]
    [InlineData(2, 2, 3, false)]
    public void More_than_half_of_those_entitled_and_never_fewer_than_three(int entitled, int present, int needed, bool met) =>
        Assert.Equal((needed, met), (new Quorum(entitled, present).Needed, new Quorum(entitled, present).IsMet));

    [Theory]
    [InlineData(true, 3, "", null)]
    [InlineData(false, 3, "", "panels.not-assessed")]
    [InlineData(false, 0, "Urgent.", "panels.not-assessed")]
    [InlineData(true, 2, "", "panels.few-reviews")]
    [InlineData(true, 2, "The third reviewer fell ill.", null)]
    public void A_project_comes_before_the_committee_assessed_and_reviewed_or_with_a_reason(bool assessed, int reviews, string reason, string? refused) =>
        Assert.Equal(refused, Record.Exception(() => Agenda.RequireReady("AISS-2026-0001/1", new(assessed, reviews), reason)) is RuleViolation violation ? violation.Code : null);

    [Theory]
    [InlineData(MeetingState.Convened, MeetingAction.Open, MeetingState.Sitting)]
    [InlineData(MeetingState.Convened, MeetingAction.Cancel, MeetingState.Cancelled)]
    [InlineData(MeetingState.Convened, MeetingAction.Close, null)]
    [InlineData(MeetingState.Convened, MeetingAction.Publish, null)]
    [InlineData(MeetingState.Sitting, MeetingAction.Open, null)]
    [InlineData(MeetingState.Sitting, MeetingAction.Close, MeetingState.Closed)]
    [InlineData(MeetingState.Sitting, MeetingAction.Publish, null)]
    [InlineData(MeetingState.Sitting, MeetingAction.Cancel, null)]
    [InlineData(MeetingState.Closed, MeetingAction.Open, MeetingState.Sitting)]
    [InlineData(MeetingState.Closed, MeetingAction.Publish, MeetingState.Published)]
    [InlineData(MeetingState.Closed, MeetingAction.Cancel, null)]
    [InlineData(MeetingState.Published, MeetingAction.Open, null)]
    [InlineData(MeetingState.Published, MeetingAction.Close, null)]
    [InlineData(MeetingState.Cancelled, MeetingAction.Open, null)]
    public void The_table_of_a_meeting(MeetingState from, MeetingAction action, MeetingState? to) => Assert.Equal(to, Meeting.Next(from, action));

    [Theory]
    [InlineData(AgendaItemState.Waiting, AgendaItemAction.Decide, AgendaItemState.Decided)]
    [InlineData(AgendaItemState.Waiting, AgendaItemAction.Defer, AgendaItemState.Deferred)]
    [InlineData(AgendaItemState.Waiting, AgendaItemAction.TakeOff, AgendaItemState.TakenOff)]
    [InlineData(AgendaItemState.Decided, AgendaItemAction.Decide, AgendaItemState.Decided)]
    [InlineData(AgendaItemState.Decided, AgendaItemAction.Defer, null)]
    [InlineData(AgendaItemState.Decided, AgendaItemAction.TakeOff, AgendaItemState.TakenOff)]
    [InlineData(AgendaItemState.Deferred, AgendaItemAction.Decide, null)]
    [InlineData(AgendaItemState.TakenOff, AgendaItemAction.Decide, null)]
    public void The_table_of_an_item(AgendaItemState from, AgendaItemAction action, AgendaItemState? to) => Assert.Equal(to, AgendaItem.Next(from, action));
}
