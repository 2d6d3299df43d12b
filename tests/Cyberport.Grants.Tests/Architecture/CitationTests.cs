using System.Text.RegularExpressions;
using Cyberport.Grants.TestKit;

namespace Cyberport.Grants.Tests.Architecture;

/// <summary>A rule that the code cites can be read: it stands under its number in <c>docs/</c>.</summary>
public sealed partial class CitationTests
{
    [Fact]
    public void Every_rule_cited_in_the_code_stands_in_the_documents()
    {
        var cited = Repository.Under("src", "*.cs", "*.razor")
            .SelectMany(f => Citation().Matches(File.ReadAllText(f)).Select(m => (File: Path.GetFileName(f), Document: m.Groups[1].Value, Rule: m.Groups[2].Value)))
            .ToList();

        Assert.NotEmpty(cited);
        Assert.Empty(cited.Where(c => !Stands(c.Document, c.Rule)).Select(c => $"{c.File}: {c.Document} {c.Rule}"));
    }

    private static bool Stands(string document, string rule) =>
        Repository.Read($"docs/{document.ToLowerInvariant()}.md").Split('\n').Any(line =>
            rule.StartsWith('§') ? line.StartsWith($"## {rule} ", StringComparison.Ordinal) : line.StartsWith($"{rule["rule ".Length..]}. ", StringComparison.Ordinal));

    [GeneratedRegex(@"\b(DOMAIN|SLURM) (§\d+|rule \d+)")]
    private static partial Regex Citation();
}
