using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Desk.Funds;

/// <summary>The journal of a line, newest entry first, each with its postings and what it came from; with the sums of all that the filter lets through.</summary>
[Allow(Permission.ViewFund, Permission.ManageFund)]
public sealed record ViewJournal(FundingLineId Line, JournalFilter? Only = null, int Number = 1, int Size = ViewJournal.PageSize) : IQuery<JournalView>
{
    public const int PageSize = 25;
}

/// <param name="Sums">Over everything that the filter lets through, page or not.</param>
/// <param name="Now">What stands today in the account that is asked for, of all that the filter is about whatever the month and kind.</param>
public sealed record JournalView(Page<JournalRow> Entries, JournalSums Sums, long? Now);

/// <param name="Debits">Of money.</param>
/// <param name="ComputeDebits">Of compute.</param>
public sealed record JournalSums(Money Debits, Money Credits, TresMinutes ComputeDebits, TresMinutes ComputeCredits);

/// <param name="Amount">What moved in money: the sum of its debits in cents.</param>
/// <param name="Compute">What moved in compute.</param>
/// <param name="Balance">What stands after it in the account that is asked for; null where none is.</param>
public sealed record JournalRow(
    JournalEntryId Id, long Number, EntryKind Kind, DateOnly EffectiveOn, DateTime PostedAt, string? Subject, string? Note,
    Money Amount, TresMinutes Compute, IReadOnlyList<PostingRow> Postings, JournalOrigin? Origin = null, long? Balance = null)
{
    public string KindInWords => Words.Of(Kind, LedgerWords.ResourceManager);

    /// <summary>What it moves in one account.</summary>
    public long In(Account account) => Postings.Where(p => p.Account == account).Sum(p => p.Amount);
}

/// <param name="Amount">In the account's unit; debit positive.</param>
public sealed record PostingRow(Account Account, long Amount)
{
    public string AccountInWords => Words.Of(Account, LedgerWords.ResourceManager);
    public string AmountInWords => Account.InWords(Math.Abs(Amount));
}

internal sealed class ViewJournalHandler(GrantsDbContext db, ProjectFields fields, JournalOrigins origins) : IQueryHandler<ViewJournal, JournalView>
{
    private sealed record Moved(Account Account, long Debits, long Credits);

    public async Task<JournalView> HandleAsync(ViewJournal query, CancellationToken cancel)
    {
        var only = query.Only ?? JournalFilter.None;
        var line = db.Set<JournalEntry>().AsNoTracking().Where(e => e.FundingLineId == query.Line);
        var fieldOf = only.Field is null ? null : await fields.AllAsync(cancel);
        var entries = only.Narrow(line, fieldOf);

        var total = await entries.CountAsync(cancel);
        var sums = await SumsAsync(entries, only.Account, cancel);
        var page = await entries.OrderByDescending(e => e.Number)
            .Skip((query.Number - 1) * query.Size).Take(query.Size)
            .Include(e => e.Postings).ToListAsync(cancel);
        var (balances, now) = only.Account is { } account && page.Count > 0
            ? await BalancesAsync(only.Scope.Narrow(line, fieldOf), account, page[0].Number, page[^1].Number, cancel)
            : ([], null);
        var origin = await origins.OfAsync(page, cancel);
        return new(
            new([.. page.Select(e => Row(e, origin(e), balances.TryGetValue(e.Number, out var b) ? b : null))], query.Number, query.Size, total), Of(sums), now);
    }

    private Task<List<Moved>> SumsAsync(IQueryable<JournalEntry> entries, Account? account, CancellationToken cancel) =>
        db.Set<Posting>().Where(p => account == null || p.Account == account)
            .Join(entries, p => p.EntryId, e => e.Id, (p, e) => p)
            .GroupBy(p => p.Account)
            .Select(g => new Moved(g.Key, g.Sum(p => p.Amount > 0 ? p.Amount : 0), g.Sum(p => p.Amount < 0 ? -p.Amount : 0)))
            .ToListAsync(cancel);

    /// <summary>
    /// What stands in an account after each of its entries between two numbers. It is the account's own balance, so it runs over entries
    /// that a month or a kind leaves out; a project, category or field narrows what the balance is of.
    /// </summary>
    private async Task<(Dictionary<long, long> Balances, long? Now)> BalancesAsync(IQueryable<JournalEntry> scope, Account account, long newest, long oldest, CancellationToken cancel)
    {
        var moves = db.Set<Posting>().Where(p => p.Account == account).Join(scope, p => p.EntryId, e => e.Id, (p, e) => new { e.Number, p.Amount });
        var rows = await moves.Where(m => m.Number >= oldest && m.Number <= newest).OrderByDescending(m => m.Number)
            .Select(m => new { m.Number, m.Amount, After = moves.Where(x => x.Number <= newest).Sum(x => x.Amount), Now = moves.Sum(x => x.Amount) })
            .ToListAsync(cancel);
        var (stands, balances) = (rows.Count > 0 ? rows[0].After : 0, new Dictionary<long, long>());
        foreach (var row in rows)
        {
            balances.TryAdd(row.Number, stands);
            stands -= row.Amount;
        }
        return (balances, rows.Count > 0 ? rows[0].Now : null);
    }

    private static JournalSums Of(List<Moved> sums)
    {
        long Sum(LedgerUnit unit, Func<Moved, long> of) => sums.Where(s => s.Account.Unit() == unit).Sum(of);
        return new(
            new(Sum(LedgerUnit.HongKongCents, s => s.Debits)), new(Sum(LedgerUnit.HongKongCents, s => s.Credits)),
            new(Sum(LedgerUnit.GpuMinutes, s => s.Debits)), new(Sum(LedgerUnit.GpuMinutes, s => s.Credits)));
    }

    private static JournalRow Row(JournalEntry entry, JournalOrigin? origin, long? balance)
    {
        long Debits(LedgerUnit unit) => entry.Postings.Where(p => p.Amount > 0 && p.Account.Unit() == unit).Sum(p => p.Amount);
        return new(
            entry.Id, entry.Number, entry.Kind, entry.EffectiveOn, entry.PostedAt, entry.SubjectReference, entry.Note,
            new Money(Debits(LedgerUnit.HongKongCents)), new TresMinutes(Debits(LedgerUnit.GpuMinutes)),
            [.. entry.Postings.OrderBy(p => p.Line).Select(p => new PostingRow(p.Account, p.Amount))], origin, balance);
    }
}
