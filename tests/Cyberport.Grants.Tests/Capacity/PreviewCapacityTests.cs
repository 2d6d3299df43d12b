using Cyberport.Grants.Capacity;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.TestKit;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Capacity;

/// <summary>What a step would do is shown before it is entered, and showing it enters nothing.</summary>
public sealed class PreviewCapacityTests
{
    [Fact]
    public async Task A_preview_tells_before_and_after_and_changes_nothing()
    {
        await using var host = await GrantsHost.StartAsync();
        var operate = TestActors.Staff(StaffRole.ClusterOperator);
        var pool = await host.DoneAsync(operate, new OpenCapacityPool("AISC", new("Centre", "中心", "中心")));
        await host.DoneAsync(operate, new SetCapacityStep(pool, new(2026, 1, 1), new Petaflops(989)));

        var step = (await host.AskAsync(operate, new PreviewCapacity(pool, new(2026, 3, 1), new Petaflops(1978)))).Value!;
        var maintenance = (await host.AskAsync(operate, new PreviewCapacity(pool, new(2026, 3, 1), null, new(2026, 3, 3), new Cards(400)))).Value!;

        Assert.Equal((1000, 2000), (step.Before, step.After));
        Assert.Equal((1000, 600), (maintenance.Before, maintenance.After));
        Assert.Single((await host.AskAsync(operate, new ViewCapacity())).Value!.Steps);
        Assert.Equal(OutcomeKind.NotAllowed, (await host.AskAsync(TestActors.Staff(StaffRole.CaseOfficer), new PreviewCapacity(pool, new(2026, 3, 1), null))).Kind);
    }
}
