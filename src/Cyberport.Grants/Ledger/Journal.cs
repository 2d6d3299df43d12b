using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Ledger;

/// <summary>
/// Writes the journal, and the balances with it, in the caller's transaction. Stock: operations of any slice to the right post
/// here, so that a decision and its money stand or fall together.
/// </summary>
public sealed class Journal(GrantsDbContext db, CurrentActor actor, GrantsClock clock)
{
    /// <exception cref="RuleViolation">The line has not enough left; says how much is missing.</exception>
    public async Task<JournalEntryId> PostAsync(JournalEntryDraft draft, CancellationToken cancel)
    {
        var line = await db.Set<FundingLine>().FindAsync([draft.Line], cancel) ?? throw new NotFoundException();
        var balances = new Dictionary<AccountKey, Balance>();
        foreach (var account in draft.Postings.Select(p => p.Account).Distinct())
        {
            var key = AccountKey.Of(draft.Line, account, draft.Subject);
            balances[key] = await BalanceAsync(key, cancel);
        }

        foreach (var (key, amount) in LedgerRules.Apply(draft, key => balances[key].Amount)) balances[key].Amount = amount;

        Money Standing(Account account, Money otherwise) =>
            balances.TryGetValue(new(draft.Line, account, Guid.Empty), out var balance) ? new(Math.Abs(balance.Amount)) : otherwise;
        var number = line.Follow(Standing(Account.Appropriated, line.Appropriation), Standing(Account.Available, line.Available));

        var entry = new JournalEntry(draft, number, clock.UtcNow, actor.Value.Person);
        db.Add(entry);
        return entry.Id;
    }

    /// <summary>Takes an entry back. Once: the reversal's source key is made of the entry's id.</summary>
    public Task<JournalEntryId> ReverseAsync(JournalEntry entry, string note, CancellationToken cancel) =>
        PostAsync(entry.Reversed(clock.UtcNow, note), cancel);

    // Find looks among the tracked rows first: several entries of one transaction build on each other.
    private async Task<Balance> BalanceAsync(AccountKey key, CancellationToken cancel)
    {
        if (await db.Set<Balance>().FindAsync([key.Line, key.Account, key.Subject], cancel) is { } balance) return balance;
        var fresh = new Balance(key);
        db.Add(fresh);
        return fresh;
    }
}
