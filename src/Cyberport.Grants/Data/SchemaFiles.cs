using System.Reflection;

namespace Cyberport.Grants.Data;

/// <summary>Reads the embedded <c>Schema/*.sql</c> of a migrations project: statements separated by a line <c>GO</c>, files in order of name.</summary>
public static class SchemaFiles
{
    public static IReadOnlyList<string> Statements(Assembly assembly) =>
        [.. assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .SelectMany(name => Split(Read(assembly, name)))];

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> Split(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Split("\nGO\n").Select(s => s.Trim()).Where(s => s.Length > 0);
}
