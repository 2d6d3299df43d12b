using Cyberport.Grants.Awards;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Billing;

/// <summary>A bill that was issued drew what it says and charged what it says; nothing else did.</summary>
internal sealed class BillsStandInTheJournal(GrantsDbContext db) : IInvariant
{
    public string Name => "Every issued bill drew its subsidy and charged its user share, and nothing else did";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var entries = (await db.Set<JournalEntry>().AsNoTracking().Include(e => e.Postings).Where(e => e.Kind == EntryKind.Bill).ToListAsync(cancel)).ToDictionary(e => e.SourceKey);
        var breaches = new List<string>();
        foreach (var bill in await db.Set<Bill>().AsNoTracking().ToListAsync(cancel))
        {
            entries.Remove(BillDrawn.SourceKey(bill.Id.Value), out var entry);
            if ((entry is not null) != (bill.State == BillState.Issued)) breaches.Add($"{bill.Reference}: {bill.State}, {(entry is null ? "no entry" : $"entry {entry.Number}")}");
            if (bill.State == BillState.Issued && bill.Digest != Digest.Of(bill.Canonical())) breaches.Add($"{bill.Reference}: its figures are not those that it was issued with");
            if (entry is null) continue;
            long Moved(Account account) => entry.Postings.Where(p => p.Account == account).Sum(p => p.Amount);
            if (Moved(Account.Drawn) != bill.Subsidy.Cents || Moved(Account.Encumbered) != -bill.Subsidy.Cents) breaches.Add($"{bill.Reference}: subsidy {bill.Subsidy}, drawn {new Money(Moved(Account.Drawn))}");
            if (Moved(Account.Owed) != bill.UserShare.Cents) breaches.Add($"{bill.Reference}: user share {bill.UserShare}, charged {new Money(Moved(Account.Owed))}");
        }
        return [.. breaches, .. entries.Values.Select(e => $"entry {e.Number} draws for a bill that is not there")];
    }
}

/// <summary>The bills of an award follow each other day by day and add up to what its card-months in force cost.</summary>
internal sealed class BillsFollowTheirAwards(GrantsDbContext db) : IInvariant
{
    public string Name => "The bills of every award leave no day out, bill none twice and add up to its frozen amounts";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var bills = (await db.Set<Bill>().AsNoTracking().ToListAsync(cancel)).ToLookup(b => b.AwardId);
        var breaches = new List<string>();
        foreach (var award in await db.Set<Award>().AsNoTracking().ToListAsync(cancel))
        {
            BilledSoFar? before = null;
            foreach (var bill in bills[award.Id].OrderBy(b => b.Month))
            {
                var figures = BillingRules.Bill(BillTerms.Of(award), bill.Month, before);
                if (figures is null || figures.Days != bill.Days || figures.Cost != bill.Cost || figures.InForce != bill.InForce)
                    breaches.Add($"{bill.Reference}: {bill.ListValue} = {bill.Subsidy} + {bill.UserShare}, due {figures?.Cost.List} = {figures?.Cost.Subsidy} + {figures?.Cost.UserShare}");
                if (bill.ListValue <= Money.Zero || bill.Subsidy < Money.Zero || bill.UserShare < Money.Zero) breaches.Add($"{bill.Reference}: less than nothing is billed");
                before = bill.SoFar;
            }
        }
        return breaches;
    }
}

/// <summary>Months are closed one after the other, by two persons, and their figures are their bills'.</summary>
internal sealed class MonthsAreClosedByTwo(GrantsDbContext db) : IInvariant
{
    public string Name => "Months are closed in order, never by who prepared them, and are the sum of their bills";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var bills = (await db.Set<Bill>().AsNoTracking().ToListAsync(cancel)).ToLookup(b => b.MonthCloseId);
        var breaches = new List<string>();
        MonthClose? before = null;
        foreach (var close in await db.Set<MonthClose>().AsNoTracking().Include(c => c.Steps).OrderBy(c => c.Month).ToListAsync(cancel))
        {
            var name = close.Month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
            if (before is not null && (before.State != CloseState.Approved || before.Month.AddMonths(1) != close.Month)) breaches.Add($"{name} does not follow a closed month");
            if (close.Steps.FirstOrDefault(s => s.Action == CloseAction.Approve) is { } approval && close.IsPreparedBy(approval.Person)) breaches.Add($"{name} was approved by who prepared it");
            var own = bills[close.Id].ToList();
            if (own.Count != close.Bills || own.Sum(b => b.ListValue.Cents) != close.ListValue.Cents || own.Sum(b => b.Subsidy.Cents) != close.Subsidy.Cents
                || own.Sum(b => b.UserShare.Cents) != close.UserShare.Cents) breaches.Add($"{name}: its figures are not the sum of its bills");
            if (own.Any(b => b.Month != close.Month || (b.State == BillState.Issued) != (close.State == CloseState.Approved))) breaches.Add($"{name}: a bill of another month or state");
            before = close;
        }
        return breaches;
    }
}

/// <summary>What was paid of a bill is the sum of its payments that stand; each of them is in the journal once, and once more where it was taken back.</summary>
internal sealed class PaymentsStandInTheJournal(GrantsDbContext db) : IInvariant
{
    public string Name => "Every payment stands in the journal, and every bill is owed what it charged less what was paid";

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var payments = await db.Set<Payment>().AsNoTracking().ToListAsync(cancel);
        var entries = (await db.Set<JournalEntry>().AsNoTracking().Include(e => e.Postings)
            .Where(e => e.Kind == EntryKind.Payment || e.Kind == EntryKind.PaymentReversed).ToListAsync(cancel)).ToDictionary(e => e.SourceKey, e => e.Postings.Where(p => p.Account == Account.Received).Sum(p => p.Amount));
        var breaches = new List<string>();
        foreach (var payment in payments)
        {
            entries.Remove(Encumbrances.PaymentKey(payment.Id.Value), out var received);
            entries.Remove(Encumbrances.PaymentReversedKey(payment.Id.Value), out var reversed);
            if (received != payment.Amount.Cents || -reversed != (payment.State == PaymentState.Reversed ? payment.Amount.Cents : 0)) breaches.Add($"payment {payment.Reference}: {payment.Amount} {payment.State}, received {new Money(received)}, taken back {new Money(-reversed)}");
        }
        var paid = payments.Where(p => p.State != PaymentState.Reversed).ToLookup(p => p.BillId, p => p.Amount.Cents);
        foreach (var bill in await db.Set<Bill>().AsNoTracking().ToListAsync(cancel))
        {
            var owed = bill.State == BillState.Issued ? bill.UserShare.Cents - bill.PaidCents : 0;
            if (bill.PaidCents != paid[bill.Id].Sum() || bill.OwedCents != owed || bill.OwedCents < 0) breaches.Add($"{bill.Reference}: paid {new Money(bill.PaidCents)}, owed {new Money(bill.OwedCents)} of {bill.UserShare}");
        }
        return [.. breaches, .. entries.Keys.Select(k => $"entry {k} is no payment's")];
    }
}
