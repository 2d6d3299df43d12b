using Bunit;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Web.Tests.Components;

public class ActTests : HouseContext
{
    [Fact]
    public void A_second_click_while_the_first_runs_does_nothing()
    {
        var gate = new TaskCompletionSource();
        var runs = 0;
        var button = Render<OperationButton>(p => p.Add(b => b.Text, "Send").Add(b => b.Run, _ => { runs++; return gate.Task; }));
        button.Find("button").Click();
        button.Find("button").Click();
        Assert.Equal("true", button.Find("button").GetAttribute("aria-disabled"));
        gate.SetResult();
        button.WaitForAssertion(() => Assert.Null(button.Find("button").GetAttribute("aria-disabled")));
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_retry_after_no_answer_carries_the_same_command_id_and_an_answer_ends_the_intention()
    {
        List<Guid> ids = [];
        var fail = true;
        var button = Render<OperationButton>(p => p.Add(b => b.Text, "Send").Add(b => b.Run, id =>
        {
            ids.Add(id);
            return fail ? Task.FromException(new TimeoutException()) : Task.CompletedTask;
        }));
        await Assert.ThrowsAsync<TimeoutException>(() => button.Find("button").ClickAsync(new()));
        fail = false;
        await button.Find("button").ClickAsync(new());
        await button.Find("button").ClickAsync(new());
        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[1], ids[2]);
    }

    [Fact]
    public void A_disabled_button_can_be_reached_but_does_nothing()
    {
        var runs = 0;
        var button = Render<OperationButton>(p => p.Add(b => b.Text, "Send").Add(b => b.Disabled, true).Add(b => b.Run, _ => { runs++; return Task.CompletedTask; }));
        button.Find("button").Click();
        Assert.Equal(0, runs);
        Assert.False(button.Find("button").HasAttribute("disabled"));
    }

    [Fact]
    public void A_refusal_is_said_and_offers_the_step_up_it_asks_for()
    {
        var alert = Render<OutcomeAlert>(p => p.Add(a => a.Problem, new Problem("x.y", "The deadline has passed.", StepUp: true)));
        Assert.Contains("The deadline has passed.", alert.Find("[role=alert]").TextContent);
        Assert.StartsWith("/account/step-up?returnUrl=", alert.Find("[data-step-up]").GetAttribute("href"));
    }

    [Fact]
    public void No_problem_shows_nothing() => Assert.Empty(Render<OutcomeAlert>(p => p.Add(a => a.Problem, null)).Markup.Trim());

    [Fact]
    public void An_irreversible_act_asks_for_its_reason_first()
    {
        string? given = null;
        var act = Render<ConfirmAct>(p => p.Add(a => a.Title, "End the award").Add(a => a.ActText, "End the award").Add(a => a.AskReason, true).Add(a => a.Irreversible, true)
            .Add(a => a.Changes, [new Change("Cards", "16", "0")]).Add(a => a.Run, confirmed => given = confirmed.Reason));
        act.Find("#act").Click();
        Assert.Null(given);
        Assert.Contains("Enter the reason.", act.Markup);
        act.Find("#act-reason").Change("The project has ended.");
        act.Find("#act").Click();
        Assert.Equal("The project has ended.", given);
    }

    [Fact]
    public void An_error_summary_links_each_error_to_its_field()
    {
        var summary = Render<ErrorSummary>(p => p.Add(s => s.Errors, [new FieldError("name", "Enter the name."), new FieldError("/applications/1/b#title-en", "Enter the title.")]));
        Assert.Equal(["/#name", "/applications/1/b#title-en"], summary.FindAll("a").Select(a => a.GetAttribute("href")));
    }
}
