using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cyberport.Grants.Awards;

/// <summary>Looks every few seconds, and after every save, whether an offer's deadline has passed; runs the operation only when one has.</summary>
internal sealed class LapsesWorker(IServiceScopeFactory scopes, GrantsClock clock, WorkSignal signal, ILogger<LapsesWorker> log)
    : Worker(TimeSpan.FromSeconds(5), signal, log)
{
    private static readonly Actor Lapses = Actor.System("Lapses");

    protected override async Task WorkAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.UtcNow;
        var due = await scope.ServiceProvider.GetRequiredService<GrantsDbContext>().Set<Offer>()
            .AnyAsync(o => o.State == OfferState.Open && o.Deadline <= now, cancel);
        if (due) await scope.ServiceProvider.GetRequiredService<OperationRunner>().RunAsAsync(Lapses, new LapseOffers(), cancel: cancel);
    }
}
