using System.Reflection;
using System.Text.Json;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cyberport.Grants.Data.Outbox;

/// <summary>Delivers what is due. Each delivery has a scope and a transaction of its own; a handler that fails holds up nobody else.</summary>
public sealed partial class OutboxPump(IServiceScopeFactory scopes, DatabaseProvider provider, GrantsClock clock, CrashPoints crash, ILogger<OutboxPump> log)
{
    private const int Batch = 50;

    /// <summary>Delivers until nothing is due. How many deliveries were tried.</summary>
    public async Task<int> DrainAsync(CancellationToken cancel)
    {
        var tried = 0;
        while (true)
        {
            var due = await DueAsync(cancel);
            if (due.Count == 0) return tried;
            foreach (var id in due) await DeliverAsync(id, cancel);
            tried += due.Count;
        }
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.MachineUtcNow;
        return await scope.ServiceProvider.GetRequiredService<GrantsDbContext>().Set<OutboxDelivery>()
            .Where(d => d.State == DeliveryState.Pending && d.NotBefore <= now)
            .OrderBy(d => d.OccurredAt).ThenBy(d => d.Id).Take(Batch).Select(d => d.Id).ToListAsync(cancel);
    }

    private async Task DeliverAsync(Guid id, CancellationToken cancel)
    {
        try
        {
            await InTransactionAsync(id, HandleAsync, cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            DeliveryFailed(log, e, id);
            await InTransactionAsync(id, (_, delivery, _) => { delivery.Fail(e.Message, clock.MachineUtcNow); return Task.CompletedTask; }, cancel);
        }
    }

    private async Task InTransactionAsync(Guid id, Func<IServiceProvider, OutboxDelivery, CancellationToken, Task> act, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GrantsDbContext>();
        using var turn = await WriteTurn.TakeAsync(provider, cancel);
        WriteTurn.Enter();
        await using var transaction = await db.Database.BeginTransactionAsync(DatabaseProvider.Isolation, cancel);
        var delivery = await db.Set<OutboxDelivery>().SingleAsync(d => d.Id == id, cancel);
        if (delivery.State != DeliveryState.Pending) return;
        await act(scope.ServiceProvider, delivery, cancel);
        await db.SaveChangesAsync(cancel);
        var handler = delivery.Handler.Split('.')[^1];
        crash.Pass(handler + ".before-commit");
        await transaction.CommitAsync(cancel);
        crash.Pass(handler + ".after-commit");
    }

    private static async Task HandleAsync(IServiceProvider services, OutboxDelivery delivery, CancellationToken cancel)
    {
        var routes = services.GetRequiredService<EventRoutes>();
        var (@event, handler) = (routes.Named(delivery.Event), routes.Named(delivery.Handler));
        services.GetRequiredService<CurrentActor>().Value = Actor.System(handler.Name);
        var operation = services.GetRequiredService<CurrentOperation>();
        (operation.Name, operation.Command, operation.Audited) = (handler.Name, delivery.Id, true);

        var happened = JsonSerializer.Deserialize(delivery.Payload, @event, GrantsJson.Options)!;
        var handle = typeof(IEventHandler<>).MakeGenericType(@event).GetMethod("HandleAsync")!;
        await (Task)handle.Invoke(services.GetRequiredService(handler), BindingFlags.DoNotWrapExceptions, null, [happened, cancel], null)!;
        (delivery.State, delivery.Attempts, delivery.Error) = (DeliveryState.Done, delivery.Attempts + 1, null);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Delivery} failed")]
    private static partial void DeliveryFailed(ILogger log, Exception failure, Guid delivery);
}
