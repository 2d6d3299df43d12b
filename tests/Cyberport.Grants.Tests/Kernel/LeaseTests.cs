using System.Diagnostics;
using Cyberport.Grants.Data;
using Cyberport.Grants.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Tests.Kernel;

/// <summary>One process at a time does what only one may do; a dead one holds up nobody who can see that it is dead.</summary>
public sealed class LeaseTests
{
    private static readonly TimeSpan TwoMinutes = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_living_process_keeps_its_lease_and_a_dead_one_loses_it_at_once()
    {
        await using var host = await GrantsHost.StartAsync();
        using var other = Process.Start("sleep", "600");
        await HeldByAsync(host, LeaseHolder.NameOf(other.Id));
        Assert.False(await TakeAsync(host));

        other.Kill();
        await other.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(await TakeAsync(host));
    }

    [Fact]
    public async Task A_process_that_got_the_number_of_a_dead_one_is_not_taken_for_it()
    {
        await using var host = await GrantsHost.StartAsync();
        var name = LeaseHolder.Me.Split(':');
        await HeldByAsync(host, $"{name[0]}:{name[1]}:1");
        Assert.True(await TakeAsync(host));
    }

    [Fact]
    public async Task A_process_of_another_machine_keeps_its_lease_until_it_runs_out()
    {
        await using var host = await GrantsHost.StartAsync();
        await HeldByAsync(host, "elsewhere(4026531836):1:12345");
        Assert.False(await TakeAsync(host));
        host.Time.Advance(TwoMinutes);
        Assert.True(await TakeAsync(host));
        Assert.True(await TakeAsync(host));
    }

    private static Task HeldByAsync(GrantsHost host, string holder) => host.InDatabaseAsync(async db =>
    {
        db.Add(new Lease { Name = "work", Holder = holder, Until = host.Clock.MachineUtcNow + TwoMinutes });
        await db.SaveChangesAsync();
    });

    private static async Task<bool> TakeAsync(GrantsHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Leases>().TryTakeAsync("work", TwoMinutes, default);
    }
}
