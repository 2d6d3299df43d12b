using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cyberport.Grants.Audit;

/// <summary>Adds the links for the rows that have none yet. One process at a time, by a lease.</summary>
public sealed class AuditSealer(IServiceScopeFactory scopes, DatabaseProvider provider, GrantsClock clock, AuditHeads heads)
{
    private const int Batch = 500;

    /// <summary>
    /// How far behind the last sealed row a row may still turn up: numbers are given before a transaction ends, so on SQL Server a
    /// lower one can come into sight after a higher one.
    /// </summary>
    private const long Late = 10_000;

    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(30);

    /// <summary>Seals what there is. How many rows were sealed.</summary>
    public async Task<int> SealAsync(CancellationToken cancel)
    {
        var all = 0;
        while (true)
        {
            var sealedNow = await SealBatchAsync(cancel);
            all += sealedNow;
            if (sealedNow < Batch) return all;
        }
    }

    private async Task<int> SealBatchAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GrantsDbContext>();
        var last = await db.Set<AuditSeal>().AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancel);
        var rows = await UnsealedAsync(db, cancel);
        if (rows.Count > 0)
        {
            if (!await scope.ServiceProvider.GetRequiredService<Leases>().TryTakeAsync("sealing", Hold, cancel)) return 0;
            var before = last?.Hash ?? AuditSeal.Origin;
            var number = last?.Number ?? 0;
            foreach (var row in rows)
            {
                last = AuditSeal.After(++number, before, row, clock.MachineUtcNow);
                before = last.Hash;
                db.Add(last);
            }
            using var turn = await WriteTurn.TakeAsync(provider, cancel);
            await db.SaveChangesAsync(cancel); // the number is the key: of two sealers that read the same end, one fails
        }
        if (last is not null) await heads.WriteAsync(last, cancel);
        return rows.Count;
    }

    private static async Task<List<AuditRow>> UnsealedAsync(GrantsDbContext db, CancellationToken cancel)
    {
        var highest = await db.Set<AuditSeal>().MaxAsync(s => (long?)s.Row, cancel) ?? 0;
        var from = highest - Late;
        return await db.Set<AuditRow>().AsNoTracking()
            .Where(r => r.Sequence > from && !db.Set<AuditSeal>().Any(s => s.Row == r.Sequence))
            .OrderBy(r => r.Sequence).Take(Batch).ToListAsync(cancel);
    }
}

/// <summary>Seals once a second. Without a signal: sealing is itself a save.</summary>
internal sealed class SealingWorker(AuditSealer sealer, ILogger<SealingWorker> log) : Worker(TimeSpan.FromSeconds(1), null, log)
{
    protected override Task WorkAsync(CancellationToken cancel) => sealer.SealAsync(cancel);
}
