using Cyberport.Grants.Ledger;

namespace Cyberport.Grants.Desk.Funds;

/// <summary>Which entries of the journal are asked for; what is left out does not narrow.</summary>
/// <param name="Account">Only entries that move this account, and of them only what moves it.</param>
/// <param name="Month">The first day of the month from which they count.</param>
/// <param name="Subject">The beginning of a project's or case's reference, as typed.</param>
/// <param name="Category">Code of the organisation's category.</param>
/// <param name="Field">Code of the technology area; empty for projects that name none.</param>
public sealed record JournalFilter(
    EntryKind? Kind = null, Account? Account = null, DateOnly? Month = null, string? Subject = null, string? Category = null, string? Field = null)
{
    public static readonly JournalFilter None = new();

    /// <summary>The same, but of an account's whole life: what its balance runs over.</summary>
    public JournalFilter Scope => this with { Kind = null, Month = null };

    internal IQueryable<JournalEntry> Narrow(IQueryable<JournalEntry> entries, IReadOnlyDictionary<Guid, string>? fields)
    {
        if (Kind is { } kind) entries = entries.Where(e => e.Kind == kind);
        if (Account is { } account) entries = entries.Where(e => e.Postings.Any(p => p.Account == account));
        if (Month is { } month)
        {
            var next = month.AddMonths(1);
            entries = entries.Where(e => e.EffectiveOn >= month && e.EffectiveOn < next);
        }
        if (Subject?.Trim().ToUpperInvariant() is { Length: > 0 } subject)
            entries = entries.Where(e => e.SubjectReference != null && e.SubjectReference.StartsWith(subject));
        if (Category is { Length: > 0 } category) entries = entries.Where(e => e.Category == category);
        if (Field is { Length: > 0 } field && fields is not null)
        {
            var ids = fields.Where(f => f.Value == field).Select(f => (Guid?)f.Key).ToArray();
            entries = entries.Where(e => ids.Contains(e.SubjectId));
        }
        else if (Field is "" && fields is not null)
        {
            var named = fields.Keys.Select(k => (Guid?)k).ToArray();
            entries = entries.Where(e => e.SubjectId != null && !named.Contains(e.SubjectId));
        }
        return entries;
    }
}
