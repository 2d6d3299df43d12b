using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Desk;

/// <summary>What a search looks through, in the order of its results.</summary>
public enum FoundKind
{
    Case,
    Project,
    Offer,
    Allocation,
    Organisation,
}

/// <summary>
/// Looks for words in references, titles and names of bodies, within what the person sees anyway: no list of theirs shows less. What
/// they may not see is not found, and not counted.
/// </summary>
[Allow(Permission.UseOwnAccount)]
public sealed record Search(string? Text) : IQuery<SearchView>
{
    /// <summary>As many of each kind are listed.</summary>
    public const int MostOfAKind = 20;
}

/// <param name="Words">What was looked for; empty where nothing was typed.</param>
/// <param name="Kinds">Those with a result.</param>
public sealed record SearchView(IReadOnlyList<string> Words, IReadOnlyList<FoundOfAKind> Kinds)
{
    public int Total => Kinds.Sum(k => k.Total);
}

/// <param name="Total">Of the whole kind, listed or not.</param>
public sealed record FoundOfAKind(FoundKind Kind, IReadOnlyList<FoundRow> Rows, int Total);

/// <param name="Reference">Empty for a draft and for an organisation.</param>
/// <param name="State">In words.</param>
public sealed record FoundRow(string Reference, string Title, string Whose, string State, string Href);

internal sealed class SearchHandler(CasesFound cases, AwardsFound awards, CurrentActor actor) : IQueryHandler<Search, SearchView>
{
    public async Task<SearchView> HandleAsync(Search query, CancellationToken cancel)
    {
        var words = SearchTerms.Of(query.Text);
        if (words.Count == 0) return new([], []);
        var me = actor.Value;
        string[] patterns = [.. words.Select(SearchTerms.Anywhere)];
        FoundOfAKind[] found =
        [
            await cases.CasesAsync(me, patterns, cancel), await cases.ProjectsAsync(me, patterns, cancel),
            await awards.OffersAsync(me, patterns, cancel), await awards.AllocationsAsync(me, patterns, cancel),
            await cases.OrganisationsAsync(me, patterns, cancel),
        ];
        return new(words, [.. found.Where(f => f.Total > 0)]);
    }
}
