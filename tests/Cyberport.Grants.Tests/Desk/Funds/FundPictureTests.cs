using Cyberport.Grants.Billing;
using Cyberport.Grants.Desk.Funds;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;

namespace Cyberport.Grants.Tests.Desk.Funds;

/// <summary>The demonstration's fund: every cut sums to the position, and every figure to the entries that it leads to.</summary>
[Collection(nameof(DemonstratedHost))]
public sealed class FundPictureTests(DemonstratedHost demonstration)
{
    private static readonly (Account Account, Func<FundPart, Money> Of, Func<FundFigures, Money> In)[] Reserved =
    [
        (Account.PreEncumbered, p => p.PreEncumbered, f => f.PreEncumbered), (Account.Encumbered, p => p.Encumbered, f => f.Encumbered), (Account.Drawn, p => p.Drawn, f => f.Drawn),
    ];

    [Fact]
    public async Task Categories_fields_and_the_last_month_sum_to_the_position()
    {
        var (fund, picture) = await FundAsync();

        Assert.Equal(fund.Figures, picture.Months[^1].Figures);
        Assert.True(picture.Months.Count > 3 && fund.Figures.Drawn > Money.Zero);
        foreach (var parts in new[] { picture.Categories, picture.Fields })
            foreach (var (_, of, position) in Reserved)
                Assert.Equal(position(fund.Figures), new(parts.Sum(p => of(p.Part).Cents)));
        Assert.All(picture.Months, m => Assert.Equal(m.Figures.Appropriated, m.Figures.Available + m.Figures.PreEncumbered + m.Figures.Encumbered + m.Figures.Drawn));
    }

    [Fact]
    public async Task Each_figure_is_what_the_entries_behind_it_add_up_to()
    {
        var (fund, picture) = await FundAsync();

        foreach (var (account, of, position) in Reserved)
        {
            Assert.Equal(position(fund.Figures), await NetAsync(fund, new(Account: account)));
            foreach (var category in picture.Categories) Assert.Equal(of(category.Part), await NetAsync(fund, new(Account: account, Category: category.Part.Code)));
            foreach (var area in picture.Fields) Assert.Equal(of(area.Part), await NetAsync(fund, new(Account: account, Field: area.Part.Code)));
            var before = Money.Zero;
            foreach (var month in picture.Months)
            {
                var stands = position(month.Figures);
                Assert.Equal(stands - before, await NetAsync(fund, new(Account: account, Month: month.Month)));
                before = stands;
            }
        }
    }

    [Fact]
    public async Task An_accounts_balance_runs_from_nothing_to_what_stands_in_it_whatever_is_filtered()
    {
        var (fund, _) = await FundAsync();
        var whole = await JournalAsync(fund, new(Account: Account.Encumbered), size: 10_000);
        var runs = 0L;
        var expected = new Dictionary<long, long>();
        foreach (var row in whole.Entries.Rows.Reverse()) Assert.Equal(expected[row.Number] = runs += row.In(Account.Encumbered), row.Balance);
        Assert.Equal((fund.Figures.Encumbered.Cents, fund.Figures.Encumbered.Cents), (runs, whole.Now));

        var bills = await JournalAsync(fund, new(Kind: EntryKind.Bill, Account: Account.Encumbered), number: 2, size: 2);
        Assert.NotEmpty(bills.Entries.Rows);
        Assert.All(bills.Entries.Rows, r => Assert.Equal(expected[r.Number], r.Balance));
        Assert.Equal(whole.Now, bills.Now);
    }

    [Fact]
    public async Task Debits_and_credits_of_the_whole_journal_are_equal_and_the_pages_rows_sum_to_them()
    {
        var (fund, _) = await FundAsync();
        var journal = await JournalAsync(fund, JournalFilter.None, size: 10_000);

        Assert.Equal((journal.Sums.Debits, journal.Sums.ComputeDebits), (journal.Sums.Credits, journal.Sums.ComputeCredits));
        Assert.Equal(journal.Sums.Debits, new(journal.Entries.Rows.Sum(r => r.Amount.Cents)));
        Assert.Equal(journal.Sums.ComputeDebits, new(journal.Entries.Rows.Sum(r => r.Compute.Minutes)));
    }

    [Fact]
    public async Task Bills_payments_and_acceptances_lead_to_where_they_come_from()
    {
        var (fund, _) = await FundAsync();
        var bill = await demonstration.Host.InDatabaseAsync(db => db.Set<Bill>().AsNoTracking().FirstAsync(b => b.PaidCents > 0));
        var rows = (await JournalAsync(fund, new(Subject: bill.ProjectReference.Value), size: 1000)).Entries.Rows;

        Assert.Contains(rows, r => r.Kind == EntryKind.Bill && r.Origin == new JournalOrigin($"Bill {bill.Reference}", $"/bills/{bill.Id.Value}"));
        Assert.Contains(rows, r => r.Kind == EntryKind.Payment && r.Origin!.Href == $"/bills/{bill.Id.Value}");
        Assert.Contains(rows, r => r.Kind == EntryKind.Encumbrance && r.Origin!.Href!.StartsWith("/offers/", StringComparison.Ordinal));
        Assert.All(rows, r => Assert.StartsWith(bill.ProjectReference.Value, r.Subject));
    }

    [Fact]
    public async Task An_empty_journal_and_an_account_that_never_moved_are_no_errors()
    {
        var (fund, _) = await FundAsync();

        var nothing = await JournalAsync(fund, new(Account: Account.Drawn, Month: new(2001, 1, 1)));

        Assert.Equal((0, null, Money.Zero), (nothing.Entries.Total, nothing.Now, nothing.Sums.Debits));
    }

    [Theory]
    [InlineData("pi")]
    [InlineData("billing")]
    [InlineData("operator")]
    public async Task Those_who_may_not_see_the_fund_see_none_of_it(string who)
    {
        var (fund, _) = await FundAsync();

        Assert.Equal(OutcomeKind.NotAllowed, (await demonstration.Host.AskAsync(demonstration.As(who), new ViewFundPicture(fund.Line))).Kind);
        Assert.Equal(OutcomeKind.NotAllowed, (await demonstration.Host.AskAsync(demonstration.As(who), new ViewJournal(fund.Line))).Kind);
    }

    private async Task<Money> NetAsync(FundPosition fund, JournalFilter filter)
    {
        var journal = await JournalAsync(fund, filter);
        return journal.Sums.Debits - journal.Sums.Credits;
    }

    private async Task<JournalView> JournalAsync(FundPosition fund, JournalFilter filter, int number = 1, int size = ViewJournal.PageSize) =>
        (await demonstration.Host.AskAsync(demonstration.As("finance"), new ViewJournal(fund.Line, filter, number, size))).Value!;

    private async Task<(FundPosition Fund, FundPicture Picture)> FundAsync()
    {
        var fund = (await demonstration.Host.AskAsync(demonstration.As("finance"), new ViewFund())).Value!;
        return (fund, (await demonstration.Host.AskAsync(demonstration.As("finance"), new ViewFundPicture(fund.Line))).Value!);
    }
}
