using Cyberport.Grants.Data;
using Cyberport.Grants.Data.Outbox;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cyberport.Grants.Tests.Kernel;

/// <summary>An event's handler takes effect once; one that keeps failing is parked where a person sees it, and holds up nobody else.</summary>
public sealed class OutboxTests
{
    [Fact]
    public async Task A_failing_handler_is_tried_again_then_parked_while_the_others_go_on()
    {
        await using var host = await StartAsync();
        await WriteAsync(host, new Rang("broken"), new Rang("well"));

        for (var i = 0; i < OutboxDelivery.MaxAttempts; i++)
        {
            await host.SettleAsync();
            host.Time.Advance(TimeSpan.FromMinutes(10));
        }

        var deliveries = await host.InDatabaseAsync(db => db.Set<OutboxDelivery>().OrderBy(d => d.Payload).ToListAsync());
        Assert.Equal([DeliveryState.Parked, DeliveryState.Done], deliveries.Select(d => d.State));
        Assert.Equal("The bell is broken.", deliveries[0].Error);
        Assert.Equal(["well"], await host.InDatabaseAsync(db => db.Set<GrantsUser>().Select(u => u.UserName).ToListAsync()));
    }

    [Fact]
    public async Task Delivered_twice_at_once_it_takes_effect_once()
    {
        await using var host = await StartAsync();
        await WriteAsync(host, new Rang("well"));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(host.SettleAsync)));
        Assert.Equal(1, await host.InDatabaseAsync(db => db.Set<GrantsUser>().CountAsync()));
    }

    private static Task<GrantsHost> StartAsync() => GrantsHost.StartAsync((services, _) =>
    {
        services.AddSingleton(new EventRoutes([typeof(Rang), typeof(CountRings)]));
        services.AddScoped<CountRings>();
    });

    private static Task WriteAsync(GrantsHost host, params Rang[] events) => host.InDatabaseAsync(async db =>
    {
        foreach (var rang in events)
            db.Add(new OutboxDelivery
            {
                Id = Guid.CreateVersion7(),
                Event = typeof(Rang).FullName!,
                Handler = typeof(CountRings).FullName!,
                Payload = System.Text.Json.JsonSerializer.Serialize(rang),
                OccurredAt = host.Clock.UtcNow,
                NotBefore = host.Clock.UtcNow,
            });
        await db.SaveChangesAsync();
    });

    private sealed record Rang(string Bell) : IEvent;

    private sealed class CountRings(GrantsDbContext db) : IEventHandler<Rang>
    {
        public Task HandleAsync(Rang happened, CancellationToken cancel)
        {
            if (happened.Bell == "broken") throw new InvalidOperationException("The bell is broken.");
            db.Add(new GrantsUser { Id = Guid.CreateVersion7(), UserName = happened.Bell });
            return Task.CompletedTask;
        }
    }
}
