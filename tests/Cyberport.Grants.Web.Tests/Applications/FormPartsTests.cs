using Bunit;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Values;
using Cyberport.Grants.Web.Applications;
using Cyberport.Grants.Web.Tests.Components;

namespace Cyberport.Grants.Web.Tests.Applications;

/// <summary>The cost beside the form, the people in it, the projects of a case.</summary>
public sealed class FormPartsTests : HouseContext
{
    private static readonly EstimateTerms Terms = new(Money.FromDollars(30_000), Share.Percent(70), IsDemonstrationPrice: true);

    [Fact]
    public void The_cost_is_the_list_value_shared_to_the_cent_with_its_formula_and_the_power_in_petaflops()
    {
        var panel = Cost("2", "6");
        Assert.Contains("HK$360,000.00", panel.Find(".figure-box").TextContent);
        Assert.Contains("2 × 6 × HK$30,000.00", panel.Find(".how").TextContent);
        Assert.Contains("Demonstration price", panel.Find(".how").TextContent);
        Assert.Equal("HK$252,000.00", panel.Find("#cost-subsidy").TextContent);
        Assert.Equal(["HK$360,000.00", "HK$252,000.00", "HK$108,000.00", "HK$18,000.00"], panel.FindAll(".money").Select(m => m.TextContent));
        Assert.Contains("Subsidy at 70%", panel.Markup);
        Assert.Contains("2 PFLOPS", panel.Markup);
    }

    [Fact]
    public void The_cost_follows_what_is_typed()
    {
        var panel = Cost("2", "6");
        panel.Render(p => p.Add(c => c.Cards, "４").Add(c => c.Months, "12"));
        Assert.Equal("HK$1,008,000.00", panel.Find("#cost-subsidy").TextContent);
    }

    [Theory]
    [InlineData("", "6")]
    [InlineData("2", "")]
    [InlineData("about two", "6")]
    [InlineData("0", "6")]
    [InlineData("2", "37")]
    [InlineData("100001", "6")]
    [InlineData("99999999999", "6")]
    public void Figures_that_make_no_sense_cost_nothing_rather_than_something_absurd(string cards, string months)
    {
        var panel = Cost(cards, months);
        Assert.Equal("Enter cards and months to see it.", panel.Find("#cost-panel").TextContent.Trim());
        Assert.Empty(panel.FindAll(".money"));
    }

    [Fact]
    public void As_many_people_are_asked_for_as_the_form_wants_and_more_may_be_added_up_to_six()
    {
        var field = People("");
        Assert.Equal(["Person 1", "Person 2"], field.FindAll("fieldset.panel > legend").Select(l => l.TextContent));
        for (var n = 0; n < 4; n++) field.Find("button").Click();
        Assert.Equal(6, field.FindAll("fieldset.panel").Count);
        Assert.Empty(field.FindAll("button"));
    }

    [Fact]
    public void One_field_of_one_person_changes_that_alone()
    {
        string? kept = null;
        var field = People(ContactPerson.Write([ContactPerson.Nobody with { Name = "Chan Wing Sum" }, ContactPerson.Nobody with { Name = "Lau Tsz Ho" }]), text => kept = text);
        field.Find("#a-contacts-1-email").Change("lau@example.hk");
        var people = AnswerRules.ReadPeople(kept!)!;
        Assert.Equal(["Chan Wing Sum", "Lau Tsz Ho"], people.Select(p => p.Name));
        Assert.Equal(["", "lau@example.hk"], people.Select(p => p.Email));
        Assert.Equal("Chan Wing Sum", field.Find("#a-contacts-0-name").GetAttribute("value"));
    }

    [Fact]
    public void Every_part_of_a_person_has_a_field_of_its_own_name() =>
        Assert.All(PersonPart.All, part => Assert.NotNull(People("").Find("#" + part.IdOf("a-contacts", 1))));

    [Fact]
    public void A_table_of_projects_says_what_is_asked_and_a_dash_where_nothing_is_yet()
    {
        var table = Render<ProjectTable>(p => p.Add(t => t.Projects,
        [
            new(ProjectId.New(), 1, "AISS-2026-0001/1", new("Cantonese speech", "粵語語音"), new Cards(16), 6, new DateOnly(2026, 4, 1)),
            new(ProjectId.New(), 2, null, BilingualText.Empty, null, null, null),
        ]));
        var rows = table.FindAll("tbody tr").Select(r => r.Children.Select(c => c.TextContent).ToArray()).ToArray();
        Assert.Equal(["AISS-2026-0001/1", "Cantonese speech", "16", "6", "April 2026"], rows[0]);
        Assert.Equal(["2", "No title yet", "–", "–", "–"], rows[1]);
        Assert.Equal("row", table.Find("tbody th").GetAttribute("scope"));
    }

    private IRenderedComponent<CostPanel> Cost(string cards, string months) =>
        Render<CostPanel>(p => p.Add(c => c.Terms, Terms).Add(c => c.Cards, cards).Add(c => c.Months, months));

    private IRenderedComponent<PeopleField> People(string text, Action<string>? kept = null) => Render<PeopleField>(p => p
        .Add(f => f.Id, "a-contacts").Add(f => f.Label, "Contacts").Add(f => f.Least, 2).Add(f => f.Text, text).Add(f => f.TextChanged, t => kept?.Invoke(t)));
}
