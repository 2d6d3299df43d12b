using Cyberport.Grants.Applications;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Applications;

public sealed class ComputeEstimateTests
{
    [Fact]
    public void Two_cards_for_six_months_are_shown_with_everything_they_come_to()
    {
        var estimate = ComputeEstimate.Of(new Cards(2), 6, Money.FromDollars(30_000), Share.Percent(70))!;
        Assert.Equal(Money.FromDollars(360_000), estimate.Cost.List);
        Assert.Equal(Money.FromDollars(252_000), estimate.Cost.Subsidy);
        Assert.Equal(Money.FromDollars(108_000), estimate.Cost.UserShare);
        Assert.Equal(Money.FromDollars(18_000), estimate.UserShareMonthly);
        Assert.Equal(new Petaflops(1.978m), estimate.Power);
        Assert.Equal(12, estimate.CardMonths.Count);
    }

    [Fact]
    public void The_whole_centre_equals_the_published_figures()
    {
        var whole = Equivalents.Of(new Petaflops(3_000));
        Assert.Equal((10_000_000_000, 11_000_000, 40_000), (whole.Images, whole.SpeechHours, whole.DrivingKilometres));
    }

    [Theory]
    [InlineData(null, 6)]
    [InlineData(2, null)]
    [InlineData(0, 6)]
    [InlineData(2, 0)]
    public void Without_cards_and_months_there_is_no_estimate(int? cards, int? months) =>
        Assert.Null(ComputeEstimate.Of(cards is { } c ? new Cards(c) : null, months, Money.FromDollars(30_000), Share.Percent(70)));
}
