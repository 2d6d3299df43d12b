using Bunit;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Panels.Meetings;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Screening;
using Cyberport.Grants.Values;
using Cyberport.Grants.Web.Panels;
using Cyberport.Grants.Web.Tests.Components;

namespace Cyberport.Grants.Web.Tests.Panels;

public sealed class AgendaTableTests : HouseContext
{
    private static readonly DateOnly April = new(2026, 4, 1);

    [Fact]
    public void Requested_recommended_and_approved_stand_side_by_side_with_rank_and_who_left_the_room()
    {
        var words = Render<AgendaTable>(p => p.Add(t => t.View, Meeting(Item(AgendaItemState.Decided)))).Find("tr[data-item]").TextContent;

        Assert.Contains("asked: 16 cards × 6 months", words);
        Assert.Contains("recommended: 12 cards × 6 months", words);
        Assert.Contains("approved: 8 cards × 6 months", words);
        Assert.Contains("Rank 2", words);
        Assert.Contains("71.5 ± 4.2", words);
        Assert.Contains("Left the room, having a conflict: Chow Lai Ping, Kan Siu Fung.", words);
    }

    [Fact]
    public void The_secretariat_calls_and_defers_while_the_meeting_sits_and_nobody_else_does()
    {
        var view = Meeting(Item(AgendaItemState.Waiting));

        Assert.Empty(Render<AgendaTable>(p => p.Add(t => t.View, view)).FindAll("button"));
        Assert.Equal(2, Render<AgendaTable>(p => p.Add(t => t.View, view).Add(t => t.MayServe, true)).FindAll("button").Count);
    }

    private static MeetingView Meeting(AgendaRow item) => new(
        MeetingId.New(), 3, 1, DateTime.UnixEpoch, "Cyberport 3", MeetingState.Sitting, DateTime.UnixEpoch, null, null, "", [], new(8, 8), null, false, [item],
        Money.FromDollars(1_000_000), Money.FromDollars(3_000_000), []);

    private static AgendaRow Item(AgendaItemState state) => new(
        AgendaItemId.New(), 1, 1, state, ProjectId.New(), GrantApplicationId.New(), "AISS-2026-0001/1", new("Cantonese speech", "粵語語音"),
        new("Harbour University", "海港大學"), true, new Cards(16), 6, April, new RecommendedFigures(new Cards(12), 6, April), new Standing(2, 3, 7150, 6600, 7500, 420),
        "", "", "", new(6, 6), [new("Chow Lai Ping", "周麗萍"), new("Kan Siu Fung", "簡兆鋒")], state == AgendaItemState.Decided ? Decided : null);

    private static AgendaDecision Decided => new(
        DecisionId.New(), 1, DecisionState.Recorded, Verdict.ApproveLess, new(
            new(new Cards(8), 6, April, Share.Percent(70)), new PriceListId(Guid.CreateVersion7()), 1, Money.FromDollars(30_000), Cost.Of(new Cards(8), 6, Money.FromDollars(30_000), Share.Percent(70))),
        [], "", false, false, null, null, null);
}
