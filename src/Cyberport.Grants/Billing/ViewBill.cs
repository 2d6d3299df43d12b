using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Billing;

/// <summary>One bill as a letter, and what was paid towards it.</summary>
[Allow(Permission.ViewOwnCases, Permission.ViewFund)]
public sealed record ViewBill(BillId Id) : IQuery<BillView>;

/// <param name="Payments">For finance with who did what; an organisation sees its own payments too.</param>
/// <param name="MayRecord">The reader records payments.</param>
/// <param name="JournalEntry">The number of the entry that the bill is posted in, for finance.</param>
public sealed record BillView(
    BillId Id, string Reference, GrantApplicationId Application, string ProjectReference, BilingualText Title, BilingualText Organisation, BilingualText Address, DateOnly Month, DateRange Days,
    BillState State, BillStanding Standing, DateTime? IssuedAt, DateOnly? DueOn, DateOnly Today, Cards Cards, CardMonthsInForce InForce, Money PerCardMonth, int PriceListVersion,
    Share Rate, Cost Cost, Money ListBefore, Money SubsidyBefore, Money Paid, Money Owed, Digest? Digest, IReadOnlyList<PaymentRow> Payments,
    bool SeesFund, bool MayRecord, long? JournalEntry, long Version)
{
    public string StandingInWords => Standing.InWords();
    public int DaysOverdue => Standing == BillStanding.Overdue ? Today.DayNumber - DueOn!.Value.DayNumber : 0;
}

/// <param name="MayAnswer">The reader may reverse or keep it.</param>
/// <param name="WhyNot">Why the reader, who may approve, may not answer this one.</param>
public sealed record PaymentRow(
    PaymentId Id, Money Amount, DateOnly ReceivedOn, string Reference, string RecordedBy, DateTime RecordedAt, PaymentState State,
    string Reason, string AskedBy, bool MayAsk, bool MayAnswer, string? WhyNot, long Version)
{
    public string StateInWords => Words.Of(State, BillingWords.ResourceManager);
}

internal sealed class ViewBillHandler(GrantsDbContext db, CurrentActor actor, GrantsClock clock) : IQueryHandler<ViewBill, BillView>
{
    public async Task<BillView> HandleAsync(ViewBill query, CancellationToken cancel)
    {
        var me = actor.Value;
        var found = await (
            from b in db.Set<Bill>().AsNoTracking().VisibleTo(me)
            where b.Id == query.Id
            join p in db.Set<Project>() on b.ProjectId equals p.Id
            join o in db.Set<Organisation>().AsNoTracking() on b.OrganisationId equals o.Id
            select new { Bill = b, p.Title, Organisation = o }).SingleOrDefaultAsync(cancel) ?? throw new NotFoundException();
        var (bill, today) = (found.Bill, clock.Today);
        var payments = await db.Set<Payment>().AsNoTracking().Where(p => p.BillId == bill.Id).OrderBy(p => p.RecordedAt).ToListAsync(cancel);
        var seesFund = me.May(Permission.ViewFund);
        var names = seesFund && payments.Count > 0 ? await NamesAsync(payments, cancel) : [];
        var key = BillDrawn.SourceKey(bill.Id.Value);
        var entry = seesFund ? await db.Set<JournalEntry>().Where(e => e.SourceKey == key).Select(e => (long?)e.Number).SingleOrDefaultAsync(cancel) : null;
        return new(
            bill.Id, bill.Reference, bill.ApplicationId, bill.ProjectReference.Value, found.Title, found.Organisation.Name, found.Organisation.Address, bill.Month, bill.Days,
            bill.State, bill.On(today), bill.IssuedAt, bill.DueOn, today, bill.Cards, bill.InForce, bill.PerCardMonth, bill.PriceListVersion,
            bill.Rate, bill.Cost, bill.ListBefore, bill.SubsidyBefore, new(bill.PaidCents), new(bill.OwedCents), bill.Digest,
            [.. payments.Select(p => Row(p, me, seesFund, names))],
            seesFund, me.May(Permission.ManageFund) && bill.OwedCents > 0, entry, bill.Version);
    }

    private Task<Dictionary<PersonId, string>> NamesAsync(List<Payment> payments, CancellationToken cancel)
    {
        var ids = payments.SelectMany(p => new[] { p.RecordedBy, p.ReversalAskedBy ?? p.RecordedBy }).Distinct().ToArray();
        return db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel);
    }

    private static PaymentRow Row(Payment p, Actor me, bool seesFund, Dictionary<PersonId, string> names)
    {
        var asked = seesFund && p.State == PaymentState.ReversalAsked && me.May(Permission.ApproveFund);
        var involved = me.Person == p.ReversalAskedBy || me.Person == p.RecordedBy;
        return new(
            p.Id, p.Amount, p.ReceivedOn, p.Reference, names.GetValueOrDefault(p.RecordedBy, ""), p.RecordedAt, p.State,
            seesFund ? p.ReversalReason : "", p.ReversalAskedBy is { } asking ? names.GetValueOrDefault(asking, "") : "",
            me.May(Permission.ManageFund) && p.State == PaymentState.Recorded, asked && !involved, asked && involved ? BillingWords.FourEyesPayment : null, p.Version);
    }
}
