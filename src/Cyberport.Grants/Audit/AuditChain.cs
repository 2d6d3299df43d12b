using Cyberport.Grants.Data;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Audit;

/// <summary>What looking through the whole chain gave.</summary>
/// <param name="Rows">Sealed rows that were read.</param>
/// <param name="Waiting">Rows written since the last turn of sealing.</param>
/// <param name="Breaches">One sentence each, at most <see cref="AuditChain.MostBreaches"/>; empty when the trail is whole.</param>
public sealed record AuditVerdict(long Rows, long Waiting, Digest? Head, IReadOnlyList<string> Breaches)
{
    public bool IsWhole => Breaches.Count == 0;
}

/// <summary>Reads the trail from its first row to its last and says where it was touched: edited, removed, added, reordered or cut.</summary>
public sealed class AuditChain(GrantsDbContext db, AuditHeads heads)
{
    public const int MostBreaches = 20;

    /// <summary>A row is sealed within a second or, after an outage, before any row written later; one that comes later still was put in by hand.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(10);

    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancel)
    {
        var known = (await heads.ReadAsync(cancel)).DistinctBy(h => h.Number).ToDictionary(h => h.Number, h => h.Hash);
        var breaches = new List<string>();
        var (count, before, highest, lastSealedAt) = (0L, AuditSeal.Origin, 0L, DateTime.UnixEpoch);
        var links = db.Set<AuditSeal>().AsNoTracking().OrderBy(s => s.Number)
            .GroupJoin(db.Set<AuditRow>().AsNoTracking(), s => s.Row, r => r.Sequence, (s, rows) => new { Seal = s, Rows = rows })
            .SelectMany(x => x.Rows.DefaultIfEmpty(), (x, row) => new { x.Seal, Row = row });
        await foreach (var link in links.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var seal = link.Seal;
            count++;
            if (seal.Number != count) breaches.Add($"Seal {count} is missing.");
            if (link.Row is null) breaches.Add($"Row {seal.Row}, sealed as {seal.Number}, is missing.");
            else if (AuditSeal.HashOf(seal.Number, before, link.Row, seal.SealedAt) != seal.Hash) breaches.Add($"Row {seal.Row} is not what seal {seal.Number} sealed.");
            else if (seal.Row < highest && seal.SealedAt - link.Row.MachineAt > Slack) breaches.Add($"Row {seal.Row} was put in long after its time.");
            if (seal.SealedAt < lastSealedAt - Slack) breaches.Add($"Seal {seal.Number} is older than the one before it.");
            if (known.Remove(seal.Number, out var head) && head != seal.Hash) breaches.Add($"Seal {seal.Number} differs from the copy outside the database.");
            (before, count, highest, lastSealedAt) = (seal.Hash, seal.Number, Math.Max(highest, seal.Row), seal.SealedAt);
            if (breaches.Count >= MostBreaches) return new AuditVerdict(count, 0, before, breaches);
        }
        breaches.AddRange(known.Keys.Order().Take(1).Select(number => $"Seal {number} is known outside the database but not in it: the end was cut off."));
        if (count > 0 && !File.Exists(heads.Path)) breaches.Add("The copies outside the database are gone.");
        var late = lastSealedAt - Slack;
        var unsealed = db.Set<AuditRow>().Where(r => !db.Set<AuditSeal>().Any(s => s.Row == r.Sequence));
        breaches.AddRange((await unsealed.Where(r => r.Sequence < highest && r.MachineAt < late).OrderBy(r => r.Sequence).Take(5).Select(r => r.Sequence).ToListAsync(cancel))
            .Select(row => $"Row {row} stands among sealed rows without a seal."));
        return new AuditVerdict(count, await unsealed.LongCountAsync(cancel), count == 0 ? null : before, breaches);
    }
}
