using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Ledger;

/// <summary>
/// Reserves, firms, uses and returns budget and compute in the caller's transaction. Every taking first returns what has lapsed, dated at
/// its deadline, so that nobody is refused for money that is free.
/// </summary>
public sealed class Encumbrances(GrantsDbContext db, Journal journal, GrantsClock clock)
{
    /// <exception cref="RuleViolation">The line has not enough left.</exception>
    public async Task<EncumbranceId> PlaceAsync(FundingLineId line, EntrySubject subject, Money amount, TresMinutes compute, CancellationToken cancel)
    {
        await ReturnLapsedAsync(line, cancel);
        var encumbrance = new Encumbrance(EncumbranceId.New(), line, subject, amount, compute);
        await journal.PostAsync(JournalEntryDraft.Reserve(line, Key(encumbrance, "placed"), clock.UtcNow, subject, amount, compute), cancel);
        db.Add(encumbrance);
        return encumbrance.Id;
    }

    /// <summary>From now on it returns by itself at the deadline.</summary>
    public async Task KeepUntilAsync(EncumbranceId id, DateTime deadline, CancellationToken cancel) =>
        (await FindAsync(id, cancel)).KeepUntil(deadline);

    /// <summary>Accepted: pre-encumbered becomes encumbered.</summary>
    public async Task FirmAsync(EncumbranceId id, CancellationToken cancel)
    {
        var encumbrance = await FindAsync(id, cancel);
        encumbrance.Firm();
        await journal.PostAsync(JournalEntryDraft.Firm(
            encumbrance.FundingLineId, Key(encumbrance, "firm"), clock.UtcNow, encumbrance.Subject, encumbrance.Amount, encumbrance.Compute), cancel);
    }

    /// <summary>Returns what was reserved. Already returned is no error: another taking may have noticed the lapse first.</summary>
    public async Task ReturnAsync(EncumbranceId id, EntryKind why, DateTime at, CancellationToken cancel)
    {
        var encumbrance = await FindAsync(id, cancel);
        if (encumbrance.State != EncumbranceState.Returned) await ReturnAsync(encumbrance, why, at, cancel);
    }

    /// <summary>Returns everything in the line whose deadline has passed.</summary>
    public async Task ReturnLapsedAsync(FundingLineId line, CancellationToken cancel)
    {
        var now = clock.UtcNow;
        var lapsed = await db.Set<Encumbrance>()
            .Where(e => e.FundingLineId == line && e.State == EncumbranceState.PreEncumbered && e.Until != null && e.Until <= now)
            .OrderBy(e => e.Until).ThenBy(e => e.SubjectReference)
            .ToListAsync(cancel);
        foreach (var encumbrance in lapsed.Where(e => e.State == EncumbranceState.PreEncumbered))
            await ReturnAsync(encumbrance, EntryKind.Lapsed, encumbrance.Until!.Value, cancel);
    }

    /// <summary>What is free in a line (the first one when none is named), counting what has lapsed, and its appropriation.</summary>
    public async Task<(Money Available, Money Appropriation)> StandingAsync(FundingLineId? line, CancellationToken cancel)
    {
        var now = clock.UtcNow;
        var found = await db.Set<FundingLine>().AsNoTracking().Where(l => line == null || l.Id == line).OrderBy(l => l.Code)
            .Select(l => new
            {
                l.Available,
                l.Appropriation,
                Lapsed = db.Set<Encumbrance>()
                    .Where(e => e.FundingLineId == l.Id && e.State == EncumbranceState.PreEncumbered && e.Until != null && e.Until <= now)
                    .Select(e => e.Amount).ToList(),
            }).FirstOrDefaultAsync(cancel);
        return found is null ? (Money.Zero, Money.Zero) : (new(found.Available.Cents + found.Lapsed.Sum(a => a.Cents)), found.Appropriation);
    }

    /// <summary>
    /// Brings a project's used compute to the total that was measured, up or down. It comes out of what is committed to the project;
    /// what goes beyond that (a soft budget, a record that reached the cluster's books after the end) is issued anew, because used is used.
    /// </summary>
    public async Task UseAsync(Guid subject, TresMinutes total, CancellationToken cancel)
    {
        var owed = await OwedAsync(subject, cancel);
        var before = await db.Set<JournalEntry>().CountAsync(e => e.SubjectId == subject && e.Kind == EntryKind.Usage, cancel);
        await MoveComputeAsync(owed, EntryKind.Usage, $"usage:{subject:N}:{before + 1}", clock.UtcNow, total.Minutes, cancel);
    }

    /// <summary>A bill draws the subsidy share of what is encumbered and charges the user share. Once: the entry's source is the bill.</summary>
    public async Task DrawAsync(EncumbranceId id, BillDrawn bill, CancellationToken cancel)
    {
        var encumbrance = await FindAsync(id, cancel);
        if (encumbrance.State is not (EncumbranceState.Encumbered or EncumbranceState.Ended))
            throw new InvalidOperationException($"Nothing is owed by an encumbrance that is {encumbrance.State}.");
        await journal.PostAsync(JournalEntryDraft.Bill(
            encumbrance.FundingLineId, BillDrawn.SourceKey(bill.Bill), clock.UtcNow, encumbrance.Subject, bill.Subsidy, bill.UserShare, bill.Reference), cancel);
    }

    /// <summary>An organisation paid towards a bill's user share.</summary>
    public async Task ReceiveAsync(EncumbranceId id, Guid payment, Money amount, string billReference, CancellationToken cancel)
    {
        var encumbrance = await FindAsync(id, cancel);
        await journal.PostAsync(JournalEntryDraft.Payment(
            encumbrance.FundingLineId, PaymentKey(payment), clock.UtcNow, encumbrance.Subject, amount, billReference), cancel);
    }

    /// <summary>A payment was a mistake or bounced: it is owed again.</summary>
    public async Task TakeBackAsync(EncumbranceId id, Guid payment, Money amount, string billReference, CancellationToken cancel)
    {
        var encumbrance = await FindAsync(id, cancel);
        await journal.PostAsync(JournalEntryDraft.Payment(
            encumbrance.FundingLineId, PaymentReversedKey(payment), clock.UtcNow, encumbrance.Subject, -amount, billReference), cancel);
    }

    /// <summary>The source of a payment's entry, and of the one that takes it back.</summary>
    public static string PaymentKey(Guid payment) => $"payment:{payment:N}";

    public static string PaymentReversedKey(Guid payment) => $"payment:{payment:N}:reversed";

    /// <summary>The allocation has ended: what of its compute was not used returns.</summary>
    public async Task EndAsync(Guid subject, DateTime at, CancellationToken cancel)
    {
        var owed = await OwedAsync(subject, cancel);
        foreach (var encumbrance in owed.Where(e => e.State == EncumbranceState.Encumbered)) encumbrance.End();
        var used = await StandingAsync(owed[0], Account.ComputeUsed, cancel);
        await MoveComputeAsync(owed, EntryKind.Ended, Key(owed[0], "ended"), at, used, cancel);
    }

    private async Task MoveComputeAsync(List<Encumbrance> owed, EntryKind why, string key, DateTime at, long used, CancellationToken cancel)
    {
        var committed = LedgerRules.Committed(owed, used);
        var entry = JournalEntryDraft.Use(owed[0].FundingLineId, why, key, at, owed[0].Subject,
            used - await StandingAsync(owed[0], Account.ComputeUsed, cancel), committed - await StandingAsync(owed[0], Account.ComputeCommitted, cancel));
        if (entry.Postings.Count > 0) await journal.PostAsync(entry, cancel);
    }

    private async Task<long> StandingAsync(Encumbrance of, Account account, CancellationToken cancel) =>
        (await db.Set<Balance>().FindAsync([of.FundingLineId, account, of.SubjectId], cancel))?.Amount ?? 0;

    private IQueryable<Encumbrance> Owed => db.Set<Encumbrance>().Where(e => e.State == EncumbranceState.Encumbered || e.State == EncumbranceState.Ended);

    private async Task<List<Encumbrance>> OwedAsync(Guid subject, CancellationToken cancel) =>
        await Owed.Where(e => e.SubjectId == subject).ToListAsync(cancel) is { Count: > 0 } owed ? owed : throw new InvalidOperationException($"Nothing is owed to {subject}.");

    /// <summary>One of these subjects to whom something is owed, by its reference: an offer of theirs was accepted. None where none is.</summary>
    public Task<string?> OwedToAsync(IEnumerable<Guid> subjects, CancellationToken cancel)
    {
        var ids = subjects.ToArray();
        return Owed.Where(e => ids.Contains(e.SubjectId)).OrderBy(e => e.SubjectReference).Select(e => e.SubjectReference).FirstOrDefaultAsync(cancel);
    }

    private async Task ReturnAsync(Encumbrance encumbrance, EntryKind why, DateTime at, CancellationToken cancel)
    {
        encumbrance.Return();
        await journal.PostAsync(JournalEntryDraft.Return(
            encumbrance.FundingLineId, why, Key(encumbrance, "returned"), at, encumbrance.Subject, encumbrance.Amount, encumbrance.Compute), cancel);
    }

    private async Task<Encumbrance> FindAsync(EncumbranceId id, CancellationToken cancel) =>
        await db.Set<Encumbrance>().FindAsync([id], cancel) ?? throw new NotFoundException();

    private static string Key(Encumbrance encumbrance, string what) => $"encumbrance:{encumbrance.Id.Value:N}:{what}";
}

/// <summary>What a bill takes from the fund and asks of the organisation.</summary>
/// <param name="Reference">Of the bill, as people call it.</param>
public sealed record BillDrawn(Guid Bill, string Reference, Money Subsidy, Money UserShare)
{
    /// <summary>The source of a bill's entry, so that it draws once.</summary>
    public static string SourceKey(Guid bill) => $"bill:{bill:N}";
}
