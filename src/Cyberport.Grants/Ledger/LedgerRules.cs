using System.Globalization;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Ledger;

/// <summary>What every entry must keep, decided purely: debits equal credits in each unit, and no balance passes its limit.</summary>
public static class LedgerRules
{
    /// <summary>The balances after the entry, for the accounts that it touches.</summary>
    /// <exception cref="RuleViolation">The line has not enough left.</exception>
    /// <exception cref="InvalidOperationException">The entry does not balance, or returns what was never taken: an error of the caller's.</exception>
    public static IReadOnlyDictionary<AccountKey, long> Apply(JournalEntryDraft entry, Func<AccountKey, long> balanceOf)
    {
        if (entry.Postings.Count < 2) throw new InvalidOperationException("An entry has at least a debit and a credit.");
        foreach (var unit in entry.Postings.GroupBy(p => p.Account.Unit()))
        {
            if (unit.Sum(p => p.Amount) is var rest and not 0)
                throw new InvalidOperationException($"Debits and credits differ by {rest} {unit.Key} in '{entry.SourceKey}'.");
        }

        var after = new Dictionary<AccountKey, long>();
        foreach (var posting in entry.Postings)
        {
            if (posting.Amount == 0) throw new InvalidOperationException($"A posting of nothing in '{entry.SourceKey}'.");
            var key = AccountKey.Of(entry.Line, posting.Account, entry.Subject);
            after[key] = checked(after.GetValueOrDefault(key, balanceOf(key)) + posting.Amount);
        }

        foreach (var (key, balance) in after)
        {
            if (IsWithinLimit(key.Account, balance)) continue;
            if (key.Account == Account.Available)
                RequireRoom(left: new Money(balanceOf(key)), wanted: new Money(balanceOf(key) - balance));
            throw new InvalidOperationException($"'{entry.SourceKey}' would bring {key.Account} to {balance}.");
        }

        return after;
    }

    /// <summary>Compute that a project may still use: what running awards gave it less what it used, and nothing once it used more.</summary>
    public static long Committed(IEnumerable<Encumbrance> owed, long used) =>
        Math.Max(0, owed.Where(e => e.State == EncumbranceState.Encumbered).Sum(e => e.Compute.Minutes) - used);

    public static bool IsWithinLimit(Account account, long balance) => account.IsSource() ? balance <= 0 : balance >= 0;

    /// <exception cref="RuleViolation">More is wanted than is left; says how much is missing.</exception>
    public static void RequireRoom(Money left, Money wanted)
    {
        if (wanted <= left) return;
        throw new RuleViolation(
            "ledger.budget-short", string.Format(CultureInfo.CurrentCulture, LedgerWords.BudgetShort, wanted, left, wanted - left));
    }
}
