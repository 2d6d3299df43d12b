using Cyberport.Grants.TestKit;

namespace Cyberport.Grants.Tests.Kernel;

public sealed class GrantsHostTests
{
    [Fact]
    public async Task A_new_database_breaks_no_invariant()
    {
        await using var host = await GrantsHost.StartAsync();
        Assert.Empty(await host.BreachesAsync());
    }
}
