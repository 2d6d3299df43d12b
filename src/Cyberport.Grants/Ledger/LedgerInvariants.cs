using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Ledger;

/// <summary>Every entry balances in each unit, and the numbers of a line have no gap.</summary>
internal sealed class EntriesBalance(GrantsDbContext db) : IInvariant
{
    public string Name => "Debits equal credits in every journal entry, and no entry is missing";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var breaches = new List<string>();
        var sums = await db.Set<Posting>().GroupBy(p => new { p.EntryId, p.Account })
            .Select(g => new { g.Key.EntryId, g.Key.Account, Amount = g.Sum(p => p.Amount) }).ToListAsync(cancel);
        foreach (var unit in sums.GroupBy(s => (s.EntryId, Unit: s.Account.Unit())).Where(g => g.Sum(s => s.Amount) != 0))
            breaches.Add($"entry {unit.Key.EntryId.Value}: debits and credits differ by {unit.Sum(s => s.Amount)} {unit.Key.Unit}");

        var entries = await db.Set<JournalEntry>().GroupBy(e => e.FundingLineId)
            .Select(g => new { Line = g.Key, Count = g.LongCount(), Last = g.Max(e => e.Number) }).ToDictionaryAsync(g => g.Line, cancel);
        foreach (var line in await db.Set<FundingLine>().AsNoTracking().ToListAsync(cancel))
        {
            var (count, last) = entries.TryGetValue(line.Id, out var found) ? (found.Count, found.Last) : (0, 0);
            if (count != last || last != line.LastEntry)
                breaches.Add($"line {line.Code}: {count} entries, the last numbered {last}, the line counts {line.LastEntry}");
        }
        return breaches;
    }
}

/// <summary>Balances and the line's running figures are what the journal adds up to, within their limits.</summary>
internal sealed class BalancesFollowTheJournal(GrantsDbContext db) : IInvariant
{
    public string Name => "Balances rebuilt from the journal agree with the balances kept";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var breaches = new List<string>();
        var postings = await db.Set<Posting>()
            .Join(db.Set<JournalEntry>(), p => p.EntryId, e => e.Id, (p, e) => new { e.FundingLineId, p.Account, e.SubjectId, p.Amount })
            .GroupBy(x => new { x.FundingLineId, x.Account, x.SubjectId })
            .Select(g => new { g.Key.FundingLineId, g.Key.Account, g.Key.SubjectId, Amount = g.Sum(x => x.Amount) }).ToListAsync(cancel);
        var rebuilt = postings
            .GroupBy(p => new AccountKey(p.FundingLineId, p.Account, p.Account.IsPerSubject() ? p.SubjectId ?? Guid.Empty : Guid.Empty))
            .ToDictionary(g => g.Key, g => g.Sum(p => p.Amount));
        var kept = await db.Set<Balance>().AsNoTracking()
            .ToDictionaryAsync(b => new AccountKey(b.FundingLineId, b.Account, b.SubjectId), b => b.Amount, cancel);

        foreach (var key in rebuilt.Keys.Union(kept.Keys))
        {
            var (journal, balance) = (rebuilt.GetValueOrDefault(key), kept.GetValueOrDefault(key));
            if (journal != balance) breaches.Add($"{key.Account} of {key.Line.Value}/{key.Subject}: journal {journal}, balance {balance}");
            if (!LedgerRules.IsWithinLimit(key.Account, journal)) breaches.Add($"{key.Account} of {key.Line.Value}/{key.Subject} stands at {journal}");
        }

        foreach (var line in await db.Set<FundingLine>().AsNoTracking().ToListAsync(cancel))
        {
            var available = new Money(rebuilt.GetValueOrDefault(new AccountKey(line.Id, Account.Available, Guid.Empty)));
            var appropriated = new Money(-rebuilt.GetValueOrDefault(new AccountKey(line.Id, Account.Appropriated, Guid.Empty)));
            if (line.Available != available) breaches.Add($"line {line.Code}: available {line.Available}, journal {available}");
            if (line.Appropriation != appropriated) breaches.Add($"line {line.Code}: appropriated {line.Appropriation}, journal {appropriated}");
        }
        return breaches;
    }
}

/// <summary>What a project's encumbrance says is what stands in its accounts.</summary>
internal sealed class EncumbrancesFollowTheJournal(GrantsDbContext db) : IInvariant
{
    public string Name => "Reserved and owed amounts of every project agree with the journal";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var encumbrances = await db.Set<Encumbrance>().AsNoTracking().Where(e => e.State != EncumbranceState.Returned)
            .ToListAsync(cancel);
        var said = encumbrances.GroupBy(e => (e.FundingLineId, e.SubjectId)).ToDictionary(g => g.Key, g => g.ToList());
        var balances = (await db.Set<Balance>().AsNoTracking().Where(b => b.SubjectId != Guid.Empty).ToListAsync(cancel))
            .GroupBy(b => (b.FundingLineId, b.SubjectId)).ToDictionary(g => g.Key, g => g.ToDictionary(b => b.Account, b => b.Amount));

        var breaches = new List<string>();
        foreach (var key in said.Keys.Union(balances.Keys))
        {
            var own = said.GetValueOrDefault(key, []);
            var stands = balances.GetValueOrDefault(key, []);
            long At(Account account) => stands.GetValueOrDefault(account);
            void Compare(string what, long journal, long encumbered)
            {
                if (journal != encumbered) breaches.Add($"subject {key.SubjectId}: {what} {journal} in the journal, {encumbered} by its encumbrance");
            }
            var pre = own.Where(e => e.State == EncumbranceState.PreEncumbered).ToList();
            var firm = own.Where(e => e.State is EncumbranceState.Encumbered or EncumbranceState.Ended).ToList();
            Compare("pre-encumbered", At(Account.PreEncumbered), pre.Sum(e => e.Amount.Cents));
            Compare("promised compute", At(Account.ComputePromised), pre.Sum(e => e.Compute.Minutes));
            Compare("encumbered and drawn", At(Account.Encumbered) + At(Account.Drawn), firm.Sum(e => e.Amount.Cents));
            Compare("committed compute", At(Account.ComputeCommitted), LedgerRules.Committed(firm, At(Account.ComputeUsed)));
        }
        return breaches;
    }
}
