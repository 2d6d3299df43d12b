using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Cyberport.Grants.Data.Seeding;

/// <summary>Answers of a made-up applicant, by <c>question</c> or <c>question.en</c> / <c>question.zh</c>.</summary>
public sealed record SampleApplicant(IReadOnlyDictionary<string, string> Answers);

/// <summary>Answers of a made-up project.</summary>
/// <param name="Key">Its handle for scripts and tests, such as <c>cantonese-speech</c>.</param>
public sealed record SampleProject(string Key, IReadOnlyDictionary<string, string> Answers)
{
    /// <summary>The same project asking for other figures.</summary>
    public SampleProject Asking(int cards, int months, DateOnly start) => With(
        ("b.cards", cards.ToString(CultureInfo.InvariantCulture)), ("b.months", months.ToString(CultureInfo.InvariantCulture)),
        ("b.start", start.ToString("yyyy-MM", CultureInfo.InvariantCulture)));

    public SampleProject Starting(DateOnly start) => With(("b.start", start.ToString("yyyy-MM", CultureInfo.InvariantCulture)));

    public SampleProject With(params ReadOnlySpan<(string Slot, string Text)> changes)
    {
        var answers = new Dictionary<string, string>(Answers);
        foreach (var (slot, text) in changes) answers[slot] = text;
        return this with { Answers = answers };
    }
}

/// <summary>
/// Fictional bodies and projects that fill the AISS form completely, for the demonstration and for tests. From
/// <c>Data/Seeding/Samples/samples.json</c>.
/// </summary>
public static class SampleApplications
{
    private sealed record Samples(Dictionary<string, Dictionary<string, string>> Applicants, SampleProject[] Projects);

    private static readonly Samples All = JsonSerializer.Deserialize<Samples>(Read("Samples.samples.json"), JsonSerializerOptions.Web)!;

    public static SampleApplicant University { get; } = new(All.Applicants["university"]);
    public static SampleApplicant StartUp { get; } = new(All.Applicants["startUp"]);
    public static SampleApplicant Company { get; } = new(All.Applicants["company"]);

    /// <summary>In order: speech 16 × 6, lungs 8 × 6, rain 32 × 12, law 24 × 9, sites 2 × 3, herbs 12 × 12 (cards × months).</summary>
    public static IReadOnlyList<SampleProject> Projects => All.Projects;

    public static SampleProject Project(string key) => All.Projects.Single(p => p.Key == key);

    /// <summary>The AISS form as shipped.</summary>
    public static string AissFormJson => Read("Forms.aiss-standard.json");

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"Cyberport.Grants.Data.Seeding.{name}")!);
        return reader.ReadToEnd();
    }
}
