using System.Globalization;
using Cyberport.Grants.Billing;
using Cyberport.Grants.Desk.Funds;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Web.Billing;
using Cyberport.Grants.Web.Ledger;
using LedgerAccount = Cyberport.Grants.Ledger.Account;

namespace Cyberport.Grants.Web.Exports;

/// <summary>What stands in which column. Headings are the pages' own words.</summary>
public static class ExportTables
{
    public static ExportTable Of(MonthView month) => new(
        $"bills-{month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}",
        [
            BillingText.Reference, BillingText.Organisation, BillingText.Project, BillingText.State, BillingText.CardMonths, BillingText.ListValue, BillingText.Subsidy, BillingText.UserShare,
            BillingText.Paid, BillingText.Owed, BillingText.DueOn, BillingText.HoursBilled, BillingText.HoursAvailable, BillingText.HoursUsed, BillingText.PaidUnused,
        ],
        [.. month.Bills.Select(b => new object?[]
        {
            b.Reference, b.Organisation.ToString(), b.Title.ToString(), b.StandingInWords, b.InForce.ToString(), b.Cost.List.Dollars, b.Cost.Subsidy.Dollars, b.Cost.UserShare.Dollars,
            b.Paid.Dollars, b.Owed.Dollars, b.DueOn, b.Use.Billed.Hours, b.Use.Available.Hours, b.Use.Used.Hours, b.Use.PaidUnused.Hours,
        })]);

    public static ExportTable Of(IReadOnlyList<ArrearsRow> arrears) => new(
        "arrears", [BillingText.Organisation, BillingText.BillCount, BillingText.Overdue, BillingText.OldestDue, BillingText.Days],
        [.. arrears.Select(a => new object?[] { a.Name.ToString(), a.Bills, a.Overdue.Dollars, a.OldestDue, a.OldestDays })]);

    /// <summary>A row per posting, so that the debits and credits of the file are those of the journal; of one account, its postings alone and its balance after each.</summary>
    public static ExportTable Of(IReadOnlyList<JournalRow> entries, LedgerAccount? account = null) => new(
        "journal",
        [
            LedgerText.Number, LedgerText.Effective, LedgerText.Entry, LedgerText.Subject, LedgerText.Account,
            $"{LedgerText.Debit} (HK$)", $"{LedgerText.Credit} (HK$)", $"{LedgerText.Debit} (h)", $"{LedgerText.Credit} (h)", LedgerText.Posted, LedgerText.Note, LedgerText.From, LedgerText.Balance,
        ],
        [.. entries.SelectMany(e => e.Postings.Where(p => account is null || p.Account == account).Select(p => new object?[]
        {
            e.Number, e.EffectiveOn, e.KindInWords, e.Subject, p.AccountInWords,
            Part(p, LedgerUnit.HongKongCents, debit: true), Part(p, LedgerUnit.HongKongCents, debit: false), Part(p, LedgerUnit.GpuMinutes, debit: true), Part(p, LedgerUnit.GpuMinutes, debit: false),
            e.PostedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), e.Note, e.Origin?.Text, e.Balance is { } balance ? In(p.Account, balance) : null,
        }))]);

    private static object? Part(PostingRow posting, LedgerUnit unit, bool debit)
    {
        if (posting.Account.Unit() != unit || posting.Amount > 0 != debit) return null;
        return In(posting.Account, Math.Abs(posting.Amount));
    }

    /// <summary>Dollars or hours.</summary>
    private static object In(LedgerAccount account, long amount) => account.Unit() switch { LedgerUnit.HongKongCents => amount / 100m, LedgerUnit.GpuMinutes => amount / 60m };
}
