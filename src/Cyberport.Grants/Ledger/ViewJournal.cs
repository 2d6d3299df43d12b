using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Ledger;

/// <summary>The journal of a line, newest entry first, each with its postings.</summary>
/// <param name="Subject">Only entries about this project reference (or its case), as typed.</param>
[Allow(Permission.ViewFund, Permission.ManageFund)]
public sealed record ViewJournal(FundingLineId Line, int Number = 1, EntryKind? Kind = null, string? Subject = null, int Size = ViewJournal.PageSize) : IQuery<Page<JournalRow>>
{
    public const int PageSize = 25;
}

/// <param name="Amount">What moved in money: the sum of its debits in cents.</param>
/// <param name="Compute">What moved in compute.</param>
public sealed record JournalRow(
    JournalEntryId Id, long Number, EntryKind Kind, DateOnly EffectiveOn, DateTime PostedAt, string? Subject, string? Note,
    Money Amount, TresMinutes Compute, IReadOnlyList<PostingRow> Postings)
{
    public string KindInWords => Words.Of(Kind, LedgerWords.ResourceManager);
}

/// <param name="Amount">In the account's unit; debit positive.</param>
public sealed record PostingRow(Account Account, long Amount)
{
    public string AccountInWords => Words.Of(Account, LedgerWords.ResourceManager);
    public string AmountInWords => Account.InWords(Math.Abs(Amount));
}

internal sealed class ViewJournalHandler(GrantsDbContext db) : IQueryHandler<ViewJournal, Page<JournalRow>>
{
    public async Task<Page<JournalRow>> HandleAsync(ViewJournal query, CancellationToken cancel)
    {
        var entries = db.Set<JournalEntry>().AsNoTracking().Where(e => e.FundingLineId == query.Line);
        if (query.Kind is { } kind) entries = entries.Where(e => e.Kind == kind);
        if (query.Subject?.Trim().ToUpperInvariant() is { Length: > 0 } subject)
            entries = entries.Where(e => e.SubjectReference != null && e.SubjectReference.StartsWith(subject));

        var total = await entries.CountAsync(cancel);
        var page = await entries.OrderByDescending(e => e.Number)
            .Skip((query.Number - 1) * query.Size).Take(query.Size)
            .Include(e => e.Postings).ToListAsync(cancel);
        return new([.. page.Select(Row)], query.Number, query.Size, total);
    }

    private static JournalRow Row(JournalEntry entry)
    {
        long Debits(LedgerUnit unit) => entry.Postings.Where(p => p.Amount > 0 && p.Account.Unit() == unit).Sum(p => p.Amount);
        return new(
            entry.Id, entry.Number, entry.Kind, entry.EffectiveOn, entry.PostedAt, entry.SubjectReference, entry.Note,
            new Money(Debits(LedgerUnit.HongKongCents)), new TresMinutes(Debits(LedgerUnit.GpuMinutes)),
            [.. entry.Postings.OrderBy(p => p.Line).Select(p => new PostingRow(p.Account, p.Amount))]);
    }
}
