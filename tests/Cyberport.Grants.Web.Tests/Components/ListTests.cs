using Bunit;
using Bunit.TestDoubles;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Web.Tests.Components;

public class ListTests : HouseContext
{
    private BunitNavigationManager At(string address)
    {
        var navigation = Services.GetRequiredService<BunitNavigationManager>();
        navigation.NavigateTo(address);
        return navigation;
    }

    [Fact]
    public void Turning_the_page_keeps_the_filters()
    {
        At("/screening?state=waiting&page=2");
        var list = Render<DataPage<string>>(p => p.Add(d => d.Page, new Page<string>(["a"], 2, 1, 3)).Add(d => d.Caption, "Cases")
            .Add(d => d.Header, "<th scope=\"col\">Case</th>").Add(d => d.Row, row => $"<td>{row}</td>"));
        Assert.EndsWith("/screening?state=waiting&page=3", list.Find("[rel=next]").GetAttribute("href"));
        Assert.EndsWith("/screening?state=waiting", list.Find("[rel=prev]").GetAttribute("href"));
        Assert.Equal("3 in all", list.Find(".count").TextContent);
    }

    [Fact]
    public void An_empty_list_says_why()
    {
        var list = Render<DataPage<string>>(p => p.Add(d => d.Page, new Page<string>([], 1, 20, 0)).Add(d => d.Caption, "Cases").Add(d => d.Empty, "<p>Nothing waits.</p>"));
        Assert.Contains("Nothing waits.", list.Markup);
        Assert.Empty(list.FindAll("table"));
    }

    [Fact]
    public void A_filter_chip_switches_itself_and_goes_back_to_the_first_page()
    {
        At("/screening?state=waiting&page=4");
        var bar = Render<FilterBar>(p => p.Add(f => f.Filters, [new Filter("state", "State", [new("waiting", "Waiting"), new("passed", "Passed")])]));
        var chips = bar.FindAll("a.chip");
        Assert.Equal("true", chips[0].GetAttribute("aria-current"));
        Assert.EndsWith("/screening", chips[0].GetAttribute("href"));
        Assert.EndsWith("/screening?state=passed", chips[1].GetAttribute("href"));
    }

    [Fact]
    public void Searching_stands_in_the_address()
    {
        var navigation = At("/screening?page=3");
        var bar = Render<FilterBar>(p => p.Add(f => f.SearchKey, "q"));
        bar.Find("input").Change("speech models");
        bar.Find("form").Submit();
        Assert.EndsWith("/screening?q=speech%20models", navigation.Uri);
    }

    [Fact]
    public void The_road_says_in_words_what_its_marks_show()
    {
        var road = Render<Road>(p => p.Add(r => r.Steps,
            [new RoadStep("Submitted", StepState.Done), new RoadStep("Screening", StepState.Current, Holder: "with the secretariat"), new RoadStep("Decision", StepState.Next)]));
        Assert.Equal("step", road.Find("li.current").GetAttribute("aria-current"));
        Assert.Equal(["Done", "Now", "Still to come"], road.FindAll("svg").Select(s => s.GetAttribute("aria-label")));
    }

    [Fact]
    public void A_compact_road_says_where_it_stands()
    {
        var road = Render<Road>(p => p.Add(r => r.Compact, true).Add(r => r.Steps,
            [new RoadStep("Submitted", StepState.Done), new RoadStep("Offer", StepState.Stopped, Words: "Lapsed.")]));
        Assert.Equal(["Submitted: Done", "Offer: Ended here"], road.FindAll("svg").Select(s => s.GetAttribute("aria-label")));
        Assert.Contains("Lapsed.", road.Find(".here").TextContent);
    }

    [Fact]
    public void A_fact_without_a_value_says_that_none_was_given() =>
        Assert.Contains("Not given", Render<Fact>(p => p.Add(f => f.Term, "Partners")).Markup);

    [Fact]
    public void A_change_link_names_what_it_changes() =>
        Assert.Equal("Change Partners", Render<Fact>(p => p.Add(f => f.Term, "Partners").Add(f => f.Href, "/x")).Find("a").TextContent);

    [Fact]
    public void A_task_that_cannot_start_is_no_link()
    {
        var tasks = Render<TaskList>(p => p.Add(t => t.Tasks, [new TaskItem("Declaration", null, "Cannot start yet", Tone.Neutral)]));
        Assert.Empty(tasks.FindAll("a"));
    }

    [Fact]
    public void The_head_has_the_one_heading_and_the_way_here()
    {
        ComponentFactories.AddStub<Microsoft.AspNetCore.Components.Web.PageTitle>();
        var head = Render<PageHead>(p => p.Add(h => h.Title, "AISS-2026-0001").Add(h => h.Crumbs, [new Crumb("Applications", "/applications")]));
        Assert.Equal("AISS-2026-0001", head.Find("h1").TextContent);
        Assert.Equal("page", head.Find(".crumbs li:last-child").GetAttribute("aria-current"));
    }

    [Fact]
    public void A_fact_without_a_value_says_so_and_its_link_says_what_it_changes()
    {
        var facts = Render<FactList>(p => p.AddChildContent<Fact>(f => f.Add(x => x.Term, "Partners").Add(x => x.Href, "/form/B9")));
        Assert.Equal("Not given", facts.Find("dd").TextContent.Trim());
        Assert.Equal("Change Partners", facts.Find("dd.change a").TextContent);
    }

    [Fact]
    public void A_list_of_one_column_keeps_its_heading_for_who_cannot_see_the_page()
    {
        var list = Render<DataPage<string>>(p => p.Add(l => l.Page, new(["AISS-2026-0007 was submitted"], 1, 20, 1)).Add(l => l.Caption, "Notices").Add(l => l.OneColumn, true)
            .Add(l => l.Header, "<th scope=\"col\">Notices</th>").Add(l => l.Row, row => $"<td>{row}</td>"));
        Assert.Contains("visually-hidden", list.Find("thead").ClassList);
        Assert.Equal("Notices", list.Find("th").TextContent);
    }
}
