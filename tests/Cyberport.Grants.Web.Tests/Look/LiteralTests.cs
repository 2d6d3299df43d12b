using System.Text.RegularExpressions;
using Cyberport.Grants.TestKit;

namespace Cyberport.Grants.Web.Tests.Look;

/// <summary>Colours and sizes stand in tokens.css and nowhere else.</summary>
public partial class LiteralTests
{
    [Fact]
    public void No_stylesheet_and_no_page_names_a_colour_or_a_size_of_its_own()
    {
        var files = Repository.Under("src", "*.css", "*.razor")
            .Concat(Repository.Under("wwwroot/css", "*.css").Where(f => Path.GetFileName(f) is not "tokens.css" and not "print.css"));
        var found = files.SelectMany(file => File.ReadLines(file).Select((line, i) => (file, line, i)))
            .Where(l => !l.line.TrimStart().StartsWith("@media", StringComparison.Ordinal)) // queries cannot read tokens
            .Where(l => Literal().IsMatch(Uncommented(l.line)))
            .Select(l => $"{Path.GetRelativePath(Repository.Root, l.file)}({l.i + 1}): {l.line.Trim()}");
        Assert.Empty(found);
    }

    [Fact]
    public void Every_token_that_is_used_exists()
    {
        var known = Declared().Matches(Repository.Read("wwwroot/css/tokens.css")).Select(m => m.Groups[1].Value).ToHashSet();
        known.UnionWith(["rows", "swatch", "print-foot"]); // set in place: by a component's own style attribute, by shell.js before printing
        var missing = Repository.Under("src", "*.css", "*.razor", "*.cs").Concat(Repository.Under("wwwroot/css", "*.css"))
            .SelectMany(file => Used().Matches(File.ReadAllText(file)).Select(m => (file, name: m.Groups[1].Value)))
            .Where(u => !known.Contains(u.name) && !u.name.StartsWith("mud-", StringComparison.Ordinal))
            .Select(u => $"{Path.GetRelativePath(Repository.Root, u.file)}: --{u.name}").Distinct();
        Assert.Empty(missing);
    }

    [Fact]
    public void No_page_carries_a_script_of_its_own()
    {
        var found = Repository.Under("src", "*.razor").Where(f => InlineScript().IsMatch(File.ReadAllText(f)));
        Assert.Empty(found);
    }

    private static string Uncommented(string line) => Comment().Replace(line, "");

    [GeneratedRegex(@"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b(?=\s*[;,)])|\b(?:rgb|hsl)a?\(|(?<![\w.-])\d*\.?\d+(?:px|rem)\b")]
    private static partial Regex Literal();

    [GeneratedRegex(@"/\*.*?\*/|@\*.*?\*@|&#\w+;|@@")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*--([a-z0-9-]+):", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex(@"var\(--([a-z0-9-]+)")]
    private static partial Regex Used();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)|\son(?:click|load|submit|change|input)=")]
    private static partial Regex InlineScript();
}
