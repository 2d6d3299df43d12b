using System.Text.Json;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cyberport.Grants.Data.Outbox;

/// <summary>Turns the events of the saved aggregates into deliveries, in the same save.</summary>
internal sealed class OutboxInterceptor(EventRoutes routes, GrantsClock clock) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData save, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var roots = save.Context!.ChangeTracker.Entries<Aggregate>().Select(e => e.Entity).Where(a => a.Events.Count > 0).ToList();
        foreach (var root in roots)
        {
            foreach (var happened in root.Events)
                foreach (var handler in routes.HandlersOf(happened.GetType()))
                    save.Context.Add(new OutboxDelivery
                    {
                        Id = Guid.CreateVersion7(),
                        Event = happened.GetType().FullName!,
                        Handler = handler.FullName!,
                        Payload = JsonSerializer.Serialize(happened, happened.GetType(), GrantsJson.Options),
                        OccurredAt = clock.UtcNow,
                        NotBefore = clock.MachineUtcNow,
                    });
            root.ClearEvents();
        }
        return ValueTask.FromResult(result);
    }
}
