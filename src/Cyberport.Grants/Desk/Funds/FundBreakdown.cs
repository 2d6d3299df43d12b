using Cyberport.Grants.Ledger;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Desk.Funds;

/// <summary>What moved into an account of the fund in one month, for organisations of one category.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Category">Code of the category; empty where the entry is about no project.</param>
public sealed record FundMovement(DateOnly Month, string Category, Account Account, long Cents);

/// <summary>What is reserved, owed and drawn for one project.</summary>
/// <param name="Field">The technology area that its application names first; empty where it names none.</param>
public sealed record FundOfProject(Guid Project, string Field, Money PreEncumbered, Money Encumbered, Money Drawn);

/// <summary>The fund at the end of a month.</summary>
/// <param name="Month">Its first day.</param>
public sealed record FundMonth(DateOnly Month, FundFigures Figures);

/// <summary>The part of the fund that is spoken for by one category or one field.</summary>
/// <param name="Code">Empty where none is known.</param>
public sealed record FundPart(string Code, Money PreEncumbered, Money Encumbered, Money Drawn)
{
    public Money Total => PreEncumbered + Encumbered + Drawn;
}

/// <summary>
/// The fund's position cut into months, categories and fields. Pure. Each cut sums to the position: a month ends where the next one
/// begins, and everything that is spoken for belongs to exactly one category and one field.
/// </summary>
public static class FundBreakdown
{
    /// <summary>The position at the end of each month from the first movement up to a month, oldest first; a month in which nothing moved repeats the one before.</summary>
    /// <param name="last">The first day of the month to end with; movements after it lengthen the list.</param>
    public static IReadOnlyList<FundMonth> ByMonth(IReadOnlyCollection<FundMovement> movements, DateOnly last)
    {
        if (movements.Count == 0) return [];
        var moved = movements.ToLookup(m => m.Month);
        var (first, latest) = (movements.Min(m => m.Month), movements.Max(m => m.Month));
        if (latest > last) last = latest;

        var (months, stands) = (new List<FundMonth>(), new FundFigures(Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero));
        for (var month = first; month <= last; month = month.AddMonths(1))
        {
            Money Moved(Account account) => new(moved[month].Where(m => m.Account == account).Sum(m => m.Cents));
            stands = new(
                stands.Appropriated - Moved(Account.Appropriated), stands.Available + Moved(Account.Available), stands.PreEncumbered + Moved(Account.PreEncumbered),
                stands.Encumbered + Moved(Account.Encumbered), stands.Drawn + Moved(Account.Drawn));
            months.Add(new(month, stands));
        }
        return months;
    }

    /// <summary>The largest first; a category of which nothing is spoken for is left out.</summary>
    public static IReadOnlyList<FundPart> ByCategory(IEnumerable<FundMovement> movements) =>
        Largest(movements.GroupBy(m => m.Category).Select(g => new FundPart(g.Key, Of(g, Account.PreEncumbered), Of(g, Account.Encumbered), Of(g, Account.Drawn))));

    /// <summary>The largest first. A project counts once, in the area that its application names first, so that the parts sum.</summary>
    public static IReadOnlyList<FundPart> ByField(IEnumerable<FundOfProject> projects) =>
        Largest(projects.GroupBy(p => p.Field).Select(g => new FundPart(
            g.Key, new(g.Sum(p => p.PreEncumbered.Cents)), new(g.Sum(p => p.Encumbered.Cents)), new(g.Sum(p => p.Drawn.Cents)))));

    /// <summary>The first of the areas that an answer names, <c>speech,llm</c>.</summary>
    public static string FieldOf(string? areas) => areas?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "";

    private static Money Of(IEnumerable<FundMovement> movements, Account account) => new(movements.Where(m => m.Account == account).Sum(m => m.Cents));

    private static IReadOnlyList<FundPart> Largest(IEnumerable<FundPart> parts) =>
        [.. parts.Where(p => p.PreEncumbered != Money.Zero || p.Encumbered != Money.Zero || p.Drawn != Money.Zero)
            .OrderByDescending(p => p.Total).ThenBy(p => p.Code, StringComparer.Ordinal)];
}
