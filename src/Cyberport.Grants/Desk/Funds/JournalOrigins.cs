using System.Globalization;
using Cyberport.Grants.Awards;
using Cyberport.Grants.Billing;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Desk.Funds;

/// <summary>What an entry came from, and the page where it stands; no page where the reader has none.</summary>
public sealed record JournalOrigin(string Text, string? Href);

/// <summary>Follows the source keys of entries back to offers, bills, payments and earlier entries: three commands for a whole page at most.</summary>
internal sealed class JournalOrigins(GrantsDbContext db, CurrentActor actor)
{
    private const string OfBill = "bill:", OfPayment = "payment:", OfReversal = "reversal:";

    public async Task<Func<JournalEntry, JournalOrigin?>> OfAsync(IReadOnlyCollection<JournalEntry> entries, CancellationToken cancel)
    {
        var offers = await OffersAsync(entries, cancel);
        var paid = await PaidAsync(entries, cancel);
        var reversed = await ReversedAsync(entries, cancel);
        return entry => Of(entry, offers, paid, reversed);
    }

    private JournalOrigin? Of(
        JournalEntry entry, Dictionary<Guid, (OfferId Offer, string Reference)[]> offers, Dictionary<Guid, (BillId Bill, string Reference)> paid, Dictionary<Guid, long> reversed)
    {
        if (IdIn(entry, OfBill) is { } bill) return new(Say(DeskWords.Origin_Bill, entry.Note ?? ""), $"/bills/{bill}");
        if (IdIn(entry, OfPayment) is { } payment && paid.TryGetValue(payment, out var of)) return new(Say(DeskWords.Origin_Payment, of.Reference), $"/bills/{of.Bill.Value}");
        if (IdIn(entry, OfReversal) is { } earlier && reversed.TryGetValue(earlier, out var number)) return new(Say(DeskWords.Origin_Reversal, number), null);
        if (entry.SubjectId is not { } project) return null;
        // An entry before the offer was made belongs to the decision; its page is the Committee's.
        if (offers.TryGetValue(project, out var made) && made.Length > 0) return new(Say(DeskWords.Origin_Offer, made[^1].Reference), $"/offers/{made[^1].Offer.Value}");
        return new(Say(DeskWords.Origin_Decision, entry.SubjectReference ?? ""), actor.Value.May(Permission.ViewCommittee) ? $"/committee/{project}" : null);
    }

    private async Task<Dictionary<Guid, (OfferId Offer, string Reference)[]>> OffersAsync(IReadOnlyCollection<JournalEntry> entries, CancellationToken cancel)
    {
        var ids = entries.Where(e => e.SubjectId is not null && IdIn(e, OfBill) is null && IdIn(e, OfPayment) is null).Select(e => new Applications.ProjectId(e.SubjectId!.Value)).Distinct().ToArray();
        if (ids.Length == 0) return [];
        return (await db.Set<Offer>().AsNoTracking().VisibleTo(db, actor.Value).Where(o => ids.Contains(o.ProjectId)).OrderBy(o => o.Id)
                .Select(o => new { o.Id, o.ProjectId, o.Reference }).ToListAsync(cancel))
            .GroupBy(o => o.ProjectId.Value).ToDictionary(g => g.Key, g => g.Select(o => (o.Id, o.Reference.Value)).ToArray());
    }

    private async Task<Dictionary<Guid, (BillId Bill, string Reference)>> PaidAsync(IReadOnlyCollection<JournalEntry> entries, CancellationToken cancel)
    {
        var ids = entries.Select(e => IdIn(e, OfPayment)).OfType<Guid>().Select(id => new PaymentId(id)).Distinct().ToArray();
        if (ids.Length == 0) return [];
        return (await db.Set<Payment>().AsNoTracking().Where(p => ids.Contains(p.Id))
                .Join(db.Set<Bill>(), p => p.BillId, b => b.Id, (p, b) => new { p.Id, Bill = b.Id, p.Reference }).ToListAsync(cancel))
            .ToDictionary(p => p.Id.Value, p => (p.Bill, p.Reference));
    }

    private async Task<Dictionary<Guid, long>> ReversedAsync(IReadOnlyCollection<JournalEntry> entries, CancellationToken cancel)
    {
        var ids = entries.Select(e => IdIn(e, OfReversal)).OfType<Guid>().Select(id => new JournalEntryId(id)).Distinct().ToArray();
        if (ids.Length == 0) return [];
        return await db.Set<JournalEntry>().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id.Value, e => e.Number, cancel);
    }

    /// <summary>The id that follows a source key's first word; none where the key is of another kind.</summary>
    private static Guid? IdIn(JournalEntry entry, string kind) =>
        entry.SourceKey.StartsWith(kind, StringComparison.Ordinal) && Guid.TryParseExact(entry.SourceKey[kind.Length..].Split(':')[0], "N", out var id) ? id : null;

    private static string Say(string words, object with) => string.Format(CultureInfo.CurrentCulture, words, with);
}
