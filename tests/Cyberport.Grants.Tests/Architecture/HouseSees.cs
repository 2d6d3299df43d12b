using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Architecture;

/// <summary>Rules over bodies are worth nothing if the reader does not look into them, so that is tested first.</summary>
public sealed class HouseSees
{
    [Theory]
    [InlineData(nameof(InABody))]
    [InlineData(nameof(InAnAsyncBody))]
    [InlineData(nameof(InALambda))]
    public void What_a_method_uses_inside(string nested)
    {
        var type = House.Types.Single(t => t.FullName.EndsWith($"{nameof(HouseSees)}+{nested}", StringComparison.Ordinal));

        Assert.Contains(type.Dependencies, d => d.Target.FullName == typeof(Money).FullName);
    }

    private static class InABody
    {
        public static object Do() => Money.FromDollars(1).ToString();
    }

    private static class InAnAsyncBody
    {
        public static async Task<object> Do()
        {
            await Task.Yield();
            return Money.FromDollars(1).ToString();
        }
    }

    private static class InALambda
    {
        public static Func<int, object> Do(int more) => dollars => Money.FromDollars(dollars + more).ToString();
    }
}
