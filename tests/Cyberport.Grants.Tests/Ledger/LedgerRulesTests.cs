using CsCheck;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Ledger;

public sealed class LedgerRulesTests
{
    private static readonly FundingLineId Line = FundingLineId.New();
    private static readonly DateTime At = new(2026, 1, 7, 1, 0, 0, DateTimeKind.Utc);
    private static readonly EntrySubject[] Projects = [.. Enumerable.Range(1, 4).Select(i => new EntrySubject(Guid.CreateVersion7(), $"AISS-2026-000{i}/1", "University"))];

    private readonly Dictionary<AccountKey, long> _balances = [];

    [Fact]
    public void An_entry_whose_debits_and_credits_differ_is_an_error()
    {
        var entry = new JournalEntryDraft(Line, EntryKind.Appropriation, "x", At, null, [new(Account.Available, 100), new(Account.Appropriated, -99)]);

        Assert.Throws<InvalidOperationException>(() => Post(entry));
    }

    [Fact]
    public void Money_does_not_balance_compute()
    {
        var entry = new JournalEntryDraft(Line, EntryKind.PreEncumbrance, "x", At, Projects[0], [new(Account.ComputePromised, 100), new(Account.Available, -100)]);

        Assert.Throws<InvalidOperationException>(() => Post(entry));
    }

    [Fact]
    public void Taking_more_than_is_left_is_refused_with_what_is_left()
    {
        Post(JournalEntryDraft.Appropriation(Line, "a", At, Money.FromDollars(1000), "test"));

        var refusal = Assert.Throws<RuleViolation>(() => Post(Reserve("b", Projects[0], 1000.01m)));

        Assert.Equal("ledger.budget-short", refusal.Code);
        Assert.Contains("HK$1,000.00", refusal.Message);
        Assert.Contains("HK$0.01", refusal.Message);
    }

    [Fact]
    public void One_project_never_returns_what_another_reserved()
    {
        Post(JournalEntryDraft.Appropriation(Line, "a", At, Money.FromDollars(1000), "test"));
        Post(Reserve("b", Projects[0], 500));

        Assert.Throws<InvalidOperationException>(() => Post(JournalEntryDraft.Return(
            Line, EntryKind.Declined, "c", At, Projects[1], Money.FromDollars(500), new TresMinutes(500))));
    }

    [Fact]
    public void A_free_award_still_moves_its_compute()
    {
        Post(JournalEntryDraft.Reserve(Line, "b", At, Projects[0], Money.Zero, new TresMinutes(60)));

        Assert.Equal(60, _balances[new(Line, Account.ComputePromised, Projects[0].Id)]);
    }

    [Fact]
    public void Whatever_is_posted_each_unit_sums_to_nothing_and_no_balance_passes_its_limit() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 5_000], Gen.Int[0, 5_000]).Array[1, 60].Sample(steps =>
        {
            _balances.Clear();
            foreach (var (kind, project, money, compute) in steps)
            {
                var (m, c, p) = (new Money(money), new TresMinutes(compute), Projects[project]);
                var entry = kind switch
                {
                    0 => JournalEntryDraft.Appropriation(Line, "k", At, m, "test"),
                    1 => JournalEntryDraft.Reserve(Line, "k", At, p, m, c),
                    2 => JournalEntryDraft.Firm(Line, "k", At, p, m, c),
                    3 => JournalEntryDraft.Return(Line, EntryKind.Lapsed, "k", At, p, m, c),
                    _ => JournalEntryDraft.Use(Line, EntryKind.Usage, "k", At, p, money, -compute),
                };
                try
                {
                    Post(entry);
                }
                catch (Exception e) when (e is RuleViolation or InvalidOperationException)
                {
                    // refused: nothing may have changed, which the sums below tell
                }
            }
            Assert.All(_balances.GroupBy(b => b.Key.Account.Unit()), unit => Assert.Equal(0, unit.Sum(b => b.Value)));
            Assert.All(_balances, b => Assert.True(LedgerRules.IsWithinLimit(b.Key.Account, b.Value), b.ToString()));
        }, threads: 1);

    [Fact]
    public void An_encumbrance_is_returned_or_firm_never_both()
    {
        var firm = Encumbrance.Next(EncumbranceState.PreEncumbered, EncumbranceAction.Firm);

        Assert.Equal(EncumbranceState.Encumbered, firm);
        Assert.Equal(EncumbranceState.Returned, Encumbrance.Next(EncumbranceState.PreEncumbered, EncumbranceAction.Return));
        Assert.Throws<InvalidOperationException>(() => Encumbrance.Next(firm, EncumbranceAction.Return));
        Assert.Equal(EncumbranceState.Ended, Encumbrance.Next(firm, EncumbranceAction.End));
        Assert.Throws<InvalidOperationException>(() => Encumbrance.Next(EncumbranceState.PreEncumbered, EncumbranceAction.End));
        Assert.Throws<InvalidOperationException>(() => Encumbrance.Next(EncumbranceState.Returned, EncumbranceAction.Firm));
    }

    private static JournalEntryDraft Reserve(string key, EntrySubject project, decimal dollars) =>
        JournalEntryDraft.Reserve(Line, key, At, project, Money.FromDollars(dollars), new TresMinutes(60));

    private void Post(JournalEntryDraft entry)
    {
        foreach (var (key, balance) in LedgerRules.Apply(entry, key => _balances.GetValueOrDefault(key))) _balances[key] = balance;
    }
}
