using Bunit;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Screening;
using Cyberport.Grants.Web.Screening;
using Cyberport.Grants.Web.Tests.Components;

namespace Cyberport.Grants.Web.Tests.Screening;

public sealed class ClarificationListTests : HouseContext
{
    private static readonly ClarificationView Answered = new(
        ClarificationId.New(), 2, 1, "b.objectives.en", "Objectives (English)", "Which needs the cards?", ClarificationState.SentBack, DateTime.UnixEpoch, new(2026, 3, 2), false,
        "a slow model", "a fast model", "We meant fast.", DateTime.UnixEpoch, null, true, AnswerLanguage.English, null, 0, null, null);

    [Fact]
    public void The_officer_sees_what_changed_and_accepts_or_sets_it_aside()
    {
        List<(ClarificationView Row, bool Accept)> settled = [];
        var list = Render<ClarificationList>(p => p.Add(l => l.Rows, [Answered]).Add(l => l.OnSettle, settled.Add));

        Assert.Contains("slow", list.Find("del").TextContent, StringComparison.Ordinal);
        Assert.Contains("fast", list.Find("ins").TextContent, StringComparison.Ordinal);
        Assert.Contains("We meant fast.", list.Markup, StringComparison.Ordinal);
        list.Find("#accept-1").Click();
        list.Find("#take-back-1").Click();
        Assert.Equal([true, false], settled.Select(s => s.Accept));
    }

    [Fact]
    public void A_reader_settles_nothing() => Assert.Empty(Render<ClarificationList>(p => p.Add(l => l.Rows, [Answered])).FindAll("button"));

    [Fact]
    public void A_reply_that_was_typed_over_an_older_one_meets_it_as_a_choice()
    {
        var box = new ReplyBox(Answered with { State = ClarificationState.Asked, ReplyVersion = 3 });

        box.Resume(new("after-1", "after-1", "Typed in the train", 2));

        Assert.False(box.IsSaved);
        Assert.Equal((2, "Typed in the train", "We meant fast."), (box.Seen, box.After, box.Explanation));
    }
}
