using System.Reflection;

namespace Cyberport.Grants.Data;

/// <summary>
/// Reads the SQL that a migrations project brings beyond the model, embedded from <c>Schema/{migration}/*.sql</c>: statements separated
/// by a line <c>GO</c>, files in order of name. A migration runs its own folder alone, so that earlier ones stay what they were.
/// </summary>
public static class SchemaFiles
{
    public static IReadOnlyList<string> Of(Type migration) => Statements(migration.Assembly, $".Schema.{migration.Name}.");

    /// <summary>Those of all migrations.</summary>
    public static IReadOnlyList<string> Statements(Assembly assembly) => Statements(assembly, ".Schema.");

    private static IReadOnlyList<string> Statements(Assembly assembly, string folder) =>
        [.. assembly.GetManifestResourceNames().Where(n => n.Contains(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .SelectMany(name => Split(Read(assembly, name)))];

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> Split(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Split("\nGO\n").Select(s => s.Trim()).Where(s => s.Length > 0);
}
