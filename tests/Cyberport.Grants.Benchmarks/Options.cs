using System.Globalization;

namespace Cyberport.Grants.Benchmarks;

/// <summary>Options of a verb, as <c>--name value</c>.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = [];

    /// <exception cref="ArgumentException">Something else stands there.</exception>
    public static Options Read(IReadOnlyList<string> arguments)
    {
        var options = new Options();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == arguments.Count) throw new ArgumentException($"--name value, not {arguments[i]}");
            options._values[arguments[i][2..]] = arguments[i + 1];
        }
        return options;
    }

    public string? Find(string name) => _values.GetValueOrDefault(name);

    public string Text(string name) => Find(name) ?? throw new ArgumentException($"--{name} is missing");

    public int Number(string name, int? otherwise = null) =>
        Find(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise ?? throw new ArgumentException($"--{name} is missing");
}
