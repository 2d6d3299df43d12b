using CsCheck;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Programmes;

public sealed class CostTests
{
    [Theory]
    [InlineData(70, 252_000, 108_000)]
    [InlineData(90, 324_000, 36_000)]
    public void Two_cards_for_six_months_cost_what_the_scheme_says(int percent, int subsidy, int user)
    {
        var cost = Cost.Of(new Cards(2), 6, Money.FromDollars(30_000), Share.Percent(percent));
        Assert.Equal(Money.FromDollars(360_000), cost.List);
        Assert.Equal(Money.FromDollars(subsidy), cost.Subsidy);
        Assert.Equal(Money.FromDollars(user), cost.UserShare);
    }

    [Fact]
    public void Half_a_cent_is_rounded_away_from_zero() =>
        Assert.Equal((new Money(1), new Money(0)), (Cost.Of(new Cards(1), 1, new Money(1), Share.Percent(50)).Subsidy, Cost.Of(new Cards(1), 1, new Money(1), Share.Percent(50)).UserShare));

    [Fact]
    public void Subsidy_and_user_share_always_add_up() =>
        Gen.Select(Gen.Int[0, 1024], Gen.Int[0, 36], Gen.Long[0, 100_000_00], Gen.Int[0, 10_000]).Sample((cards, months, cents, rate) =>
        {
            var cost = Cost.Of(new Cards(cards), months, new Money(cents), new Share(rate));
            return cost.Subsidy + cost.UserShare == cost.List && cost.UserShare >= Money.Zero && cost.Subsidy >= Money.Zero;
        });
}
