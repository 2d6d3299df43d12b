using Bunit;
using Cyberport.Grants.Components;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Web.Tests.Components;

public class FigureTests : HouseContext
{
    private static readonly DateOnly March = new(2026, 3, 1);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(7, 8)]
    [InlineData(5840, 6000)]
    [InlineData(0.3, 0.3)]
    [InlineData(1314, 1500)]
    [InlineData(40, 40)]
    public void A_scale_starts_at_zero_and_ends_round(double largest, double end)
    {
        var axis = Axis.For((decimal)largest);
        Assert.Equal((decimal)end, axis.End);
        Assert.Equal(0, axis.Ticks[0]);
        Assert.InRange(axis.Ticks.Count, 2, 5);
        Assert.Equal(axis.End, axis.Ticks[^1]);
    }

    [Fact]
    public void The_table_of_a_usage_chart_has_the_same_figures()
    {
        var chart = Render<UsageChart>(p => p.Add(c => c.Title, "Use").Add(c => c.Months, [new UsageMonth(March, 1460, 5840), new UsageMonth(March.AddMonths(1), 2920, 5840)]));
        Assert.Equal(2, chart.FindAll("rect.used").Count);
        Assert.Equal(["1,460.0", "5,840.0", "25%"], chart.FindAll("tbody tr")[0].QuerySelectorAll("td").Select(c => c.TextContent));
        Assert.Equal("4,380.0", chart.Find("tfoot td").TextContent);
        Assert.Contains("4,380 GPU-hours used from March 2026 to April 2026", chart.Find("[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public void A_bar_is_as_high_as_its_share_of_the_scale()
    {
        var chart = Render<UsageChart>(p => p.Add(c => c.Title, "Use").Add(c => c.Months, [new UsageMonth(March, 1000, 4000)]));
        Assert.Equal("25", chart.Find("rect.used").GetAttribute("height"));
        Assert.Equal("75", chart.Find("rect.used").GetAttribute("y"));
    }

    [Fact]
    public void Capacity_shows_what_a_decision_would_take_and_names_the_tightest_month()
    {
        var chart = Render<CapacityChart>(p => p.Add(c => c.Title, "Capacity").Add(c => c.Months, [new CapacityMonth(March, 100, 60), new CapacityMonth(March.AddMonths(1), 100, 80, Adding: 16)]));
        Assert.Single(chart.FindAll("rect.adding"));
        Assert.Contains("the tightest month is April 2026, with 4 cards free", chart.Find("[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public void A_chart_without_figures_says_so() =>
        Assert.Equal("No figures yet.", Render<UsageChart>(p => p.Add(c => c.Title, "Use").Add(c => c.Months, [])).Find("[role=img]").GetAttribute("aria-label"));

    [Fact]
    public void A_funds_months_stand_on_each_other_and_the_table_has_what_is_free_and_where_it_came_from()
    {
        var chart = Render<FundChart>(p => p.Add(c => c.Title, "Fund").Add(c => c.Href, (month, state) => $"/{month:yyyy-MM}/{state}").Add(c => c.Months,
        [
            new FundMonthEnd(March, Money.FromDollars(100_000_000), Money.FromDollars(8_000_000), Money.Zero, Money.Zero),
            new FundMonthEnd(March.AddMonths(1), Money.FromDollars(100_000_000), Money.FromDollars(1_000_000), Money.FromDollars(2_000_000), Money.FromDollars(1_000_000)),
        ]));

        Assert.Equal(["12.5", "25", "12.5"], chart.FindAll("rect").Skip(3).Select(r => r.GetAttribute("height"))); // of 8 million
        Assert.Equal(["87.5", "62.5", "50"], chart.FindAll("rect").Skip(3).Select(r => r.GetAttribute("y")));
        Assert.Equal(["HK$100,000,000.00", "HK$1,000,000.00", "HK$2,000,000.00", "HK$1,000,000.00", "HK$96,000,000.00"], chart.FindAll("tbody tr")[0].QuerySelectorAll("td").Select(c => c.TextContent.Trim()));
        Assert.Equal("/2026-04/Drawn", chart.FindAll("tbody tr")[0].QuerySelectorAll("a")[2].GetAttribute("href"));
        Assert.Contains("HK$96,000,000.00 free", chart.Find("[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public void Shares_of_a_fund_sum_below_and_the_longest_bar_is_whole()
    {
        var shares = Render<FundShares>(p => p.Add(c => c.Title, "By category").Add(c => c.First, "Category").Add(c => c.Shares,
        [
            new FundShare("Universities", Money.FromDollars(10), Money.FromDollars(20), Money.FromDollars(30), state => $"/{state}"),
            new FundShare("Start-ups", Money.Zero, Money.FromDollars(15), Money.Zero, state => $"/{state}"),
        ]));

        Assert.Equal(["width:50%", "width:33.33%", "width:16.67%"], shares.FindAll("tbody tr")[0].QuerySelectorAll(".share-bar span").Select(b => b.GetAttribute("style")));
        Assert.Equal(["HK$75.00", "HK$10.00", "HK$35.00", "HK$30.00"], shares.FindAll("tfoot td").Select(c => c.TextContent));
        Assert.Equal("/Encumbered", Assert.Single(shares.FindAll("tbody tr")[1].QuerySelectorAll("a")).GetAttribute("href"));
    }

    [Fact]
    public void The_parts_of_a_fund_add_up_to_its_appropriation()
    {
        var bar = Render<FundBar>(p => p.Add(f => f.Title, "Fund").Add(f => f.Appropriation, Money.FromDollars(100)).Add(f => f.Drawn, Money.FromDollars(10)).Add(f => f.Encumbered, Money.FromDollars(20)).Add(f => f.PreEncumbered, Money.FromDollars(30)));
        Assert.Equal(["HK$10.00", "HK$20.00", "HK$30.00", "HK$40.00"], bar.FindAll("dd .money").Select(m => m.TextContent));
    }

    [Fact]
    public void A_figure_opens_to_its_formula() =>
        Assert.Contains("2 cards × 6 months", Render<Figure>(p => p.Add(f => f.Value, "HK$252,000.00").Add(f => f.Formula, "2 cards × 6 months × HK$30,000.00 × 70 %")).Find("details").TextContent);

    [Fact]
    public void A_capacity_chart_writes_what_is_left_into_each_month()
    {
        var chart = Render<CapacityChart>(p => p.Add(c => c.Title, "Cards left").Add(c => c.Months, [new(new(2026, 3, 1), 1314, 1000, Adding: 16), new(new(2026, 4, 1), 3033, 1000)]));
        Assert.Equal(["298", "2,033"], chart.FindAll(".values > span > span").Select(v => v.TextContent));
    }
}
