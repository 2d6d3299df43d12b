using Bunit;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Values;
using Cyberport.Grants.Web.Panels;
using Cyberport.Grants.Web.Tests.Components;

namespace Cyberport.Grants.Web.Tests.Panels;

public sealed class DecisionFieldsTests : HouseContext
{
    private static readonly DecisionView View = new(
        ProjectId.New(), "AISS-2026-0001/1", new("Cantonese speech", "粵語語音"), new("Harbour University", "維港大學"), OrganisationCategory.University, true,
        GrantApplicationId.New(), null, new Cards(16), 6, new DateOnly(2026, 4, 1), Money.FromDollars(2_880_000), true, false, null, null, null, null, "AISS", Share.Percent(70), Share.Percent(90),
        1, Money.FromDollars(30_000), true,
        [new(1, new("Alignment", "配合", "配合"), Share.Percent(25), true), new(2, new("Computing power", "算力", "算力"), Share.Percent(20), true)],
        [new("report", new("Reports twice a year", "每半年報告", "每半年报告"))], [new DateOnly(2026, 4, 1), new DateOnly(2026, 5, 1)]);

    private readonly DecisionForm _form = DecisionForm.Of(View);
    private int _changes;

    [Fact]
    public void It_starts_with_what_was_asked_for_at_the_usual_rate()
    {
        var fields = Show();
        Assert.Equal(["16", "6", "70"], new[] { "#compute-cards", "#compute-months", "#rate" }.Select(id => fields.Find(id).GetAttribute("value")));
        Assert.Equal("2026-04-01", fields.Find("#start option[selected]").GetAttribute("value"));
        Assert.Equal("Record: approve 16 cards × 6 months at 70%", _form.Act);
    }

    [Fact]
    public void Every_figure_that_changes_asks_what_it_would_do()
    {
        var fields = Show();
        fields.Find("#compute-cards").Change("8");
        fields.Find("#compute-months").Change("3");
        fields.Find("#start").Change("2026-05-01");
        fields.Find("#rate").Change("60");
        Assert.Equal(4, _changes);
        Assert.Equal(new AwardFigures(new Cards(8), 3, new DateOnly(2026, 5, 1), Share.Percent(60)), _form.Figures);
    }

    [Fact]
    public void A_refusal_asks_for_reasons_per_criterion_and_for_no_figures()
    {
        var fields = Show();
        fields.Find("#verdict input[value=Refuse]").Change("Refuse");
        fields.Render();
        Assert.Empty(fields.FindAll("#compute-cards, #rate, #start"));
        Assert.Equal(["reason-1", "reason-2", "reason-0"], fields.FindAll("textarea").Select(t => t.Id));
        Assert.Contains("Alignment (25%)", fields.Find("label[for=reason-1]").TextContent);

        fields.Find("#reason-2").Change("  Four cards would do.  ");
        var operation = _form.ToOperation(View.Project, 0);
        Assert.Null(operation.Figures);
        Assert.Equal([new DecisionReason(2, "Four cards would do.")], operation.Reasons);
    }

    [Fact]
    public void An_approval_records_conditions_and_no_reasons_left_over_from_another_verdict()
    {
        _form.Reasons[1] = "left over";
        var fields = Show();
        fields.Find("#conditions input[value=report]").Change(true);
        var operation = _form.ToOperation(View.Project, 0);
        Assert.Equal(["report"], operation.Conditions);
        Assert.Empty(operation.Reasons);
    }

    [Fact]
    public void A_figure_out_of_range_leaves_the_last_good_one_and_says_so()
    {
        var fields = Show();
        fields.Find("#rate").Change("101");
        Assert.Contains("from 0 to 100", fields.Find("#rate-error").TextContent);
        Assert.Equal(70, _form.RatePercent);
        Assert.Equal(0, _changes);
    }

    private IRenderedComponent<DecisionFields> Show() => Render<DecisionFields>(p => p.Add(f => f.View, View).Add(f => f.Form, _form).Add(f => f.Changed, () => _changes++));
}
