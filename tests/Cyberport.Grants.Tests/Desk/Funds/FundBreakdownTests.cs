using Cyberport.Grants.Desk.Funds;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Desk.Funds;

public sealed class FundBreakdownTests
{
    private static readonly DateOnly January = new(2026, 1, 1), March = new(2026, 3, 1), April = new(2026, 4, 1);

    /// <summary>1,000 arrive in January and 300 are reserved; in March 200 of them are accepted and 100 lapse; 50 are drawn in April.</summary>
    private static readonly FundMovement[] Movements =
    [
        new(January, "", Account.Appropriated, -1000), new(January, "", Account.Available, 1000),
        new(January, "University", Account.Available, -300), new(January, "University", Account.PreEncumbered, 200), new(January, "StartUp", Account.PreEncumbered, 100),
        new(March, "University", Account.PreEncumbered, -200), new(March, "University", Account.Encumbered, 200),
        new(March, "StartUp", Account.PreEncumbered, -100), new(March, "StartUp", Account.Available, 100),
        new(April, "University", Account.Encumbered, -50), new(April, "University", Account.Drawn, 50),
    ];

    [Theory]
    [InlineData("2026-01", 1000, 700, 300, 0, 0)]
    [InlineData("2026-02", 1000, 700, 300, 0, 0)]
    [InlineData("2026-03", 1000, 800, 0, 200, 0)]
    [InlineData("2026-04", 1000, 800, 0, 150, 50)]
    [InlineData("2026-05", 1000, 800, 0, 150, 50)]
    public void A_month_ends_with_all_that_moved_until_then(string month, long appropriated, long free, long pre, long encumbered, long drawn)
    {
        var figures = FundBreakdown.ByMonth(Movements, new(2026, 5, 1)).Single(m => $"{m.Month:yyyy-MM}" == month).Figures;

        Assert.Equal(new(new(appropriated), new(free), new(pre), new(encumbered), new(drawn)), figures);
        Assert.Equal(figures.Appropriated, figures.Available + figures.PreEncumbered + figures.Encumbered + figures.Drawn);
    }

    [Fact]
    public void Months_have_no_gap_and_go_on_to_a_movement_that_is_dated_later()
    {
        Assert.Equal(["2026-01", "2026-02", "2026-03", "2026-04"], FundBreakdown.ByMonth(Movements, March).Select(m => $"{m.Month:yyyy-MM}"));
        Assert.Empty(FundBreakdown.ByMonth([], March));
    }

    [Fact]
    public void What_came_back_whole_is_spoken_for_by_nobody()
    {
        var part = Assert.Single(FundBreakdown.ByCategory(Movements));

        Assert.Equal(new("University", Money.Zero, new(150), new(50)), part);
    }

    [Fact]
    public void A_project_counts_in_one_field_and_the_largest_field_comes_first()
    {
        FundOfProject[] projects =
        [
            new(Guid.CreateVersion7(), "speech", new(1), new(2), new(3)), new(Guid.CreateVersion7(), "llm", new(10), new(0), new(0)), new(Guid.CreateVersion7(), "speech", new(4), new(5), new(6)), new(Guid.CreateVersion7(), "", new(7), new(0), new(0)),
        ];

        Assert.Equal(
            [new("speech", new(5), new(7), new(9)), new("llm", new(10), Money.Zero, Money.Zero), new FundPart("", new(7), Money.Zero, Money.Zero)],
            FundBreakdown.ByField(projects));
    }

    [Theory]
    [InlineData("speech,llm", "speech")]
    [InlineData(" llm ", "llm")]
    [InlineData(",vision", "vision")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void The_field_is_the_area_named_first(string? areas, string field) => Assert.Equal(field, FundBreakdown.FieldOf(areas));
}
