using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Programmes;

/// <summary>
/// A form as data: sections of topics of questions. Pages are rendered from it and answers are checked against it; no page knows
/// a question of its own.
/// </summary>
/// <param name="Lists">Named choices, such as technology areas, that questions refer to.</param>
/// <param name="Checks">What the secretariat looks at besides the attachments that the form asks for.</param>
public sealed record FormDefinition(
    string Code, int Version, TrilingualText Name, IReadOnlyDictionary<string, IReadOnlyList<Choice>> Lists, IReadOnlyList<FormSection> Sections,
    IReadOnlyList<FormCheck> Checks)
{
    private FrozenDictionary<string, Question>? _byCode;

    public IEnumerable<Question> Questions => Sections.SelectMany(s => s.Topics).SelectMany(t => t.Questions);

    public Question? Find(string questionCode) =>
        (_byCode ??= Questions.ToFrozenDictionary(q => q.Code)).GetValueOrDefault(questionCode);

    public FormTopic? Topic(string topicCode) => Sections.SelectMany(s => s.Topics).FirstOrDefault(t => t.Code == topicCode);

    public FormSection SectionOf(FormTopic topic) => Sections.First(s => s.Topics.Contains(topic));

    /// <summary>Whether a question belongs to each project rather than to the application.</summary>
    public bool IsPerProject(Question question) => Sections.Any(s => s.PerProject && s.Topics.Any(t => t.Questions.Contains(question)));

    public IReadOnlyList<Choice> ChoicesOf(Question question) =>
        question.List is null ? question.Choices : Lists.TryGetValue(question.List, out var list) ? list : [];

    /// <summary>Reads a form. Pure: the same text gives the same form.</summary>
    /// <exception cref="FormatException">It is no form, with the reason.</exception>
    public static FormDefinition Parse(string json)
    {
        FormJson raw;
        try
        {
            raw = JsonSerializer.Deserialize<FormJson>(json, Json) ?? throw new FormatException("The form is empty.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"The form cannot be read: {e.Message}", e);
        }
        return raw.ToForm();
    }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };
}

/// <summary>A part of the form, named by its letter: A to D.</summary>
/// <param name="PerProject">Asked once for every project.</param>
public sealed record FormSection(string Code, TrilingualText Title, bool PerProject, IReadOnlyList<FormTopic> Topics);

/// <summary>What one page asks.</summary>
public sealed record FormTopic(string Code, TrilingualText Title, TrilingualText? Intro, IReadOnlyList<Question> Questions);

/// <summary>One thing that the secretariat looks at before a case is complete.</summary>
/// <param name="AskedOf">The categories of organisation for which it matters; null means all.</param>
public sealed record FormCheck(string Code, TrilingualText Label, TrilingualText? Hint, IReadOnlyList<OrganisationCategory>? AskedOf)
{
    public const int CodeLength = 60;

    public bool IsAskedOf(OrganisationCategory category) => AskedOf is null || AskedOf.Contains(category);
}

/// <summary>One of the answers that a choice question offers.</summary>
public sealed record Choice(string Code, TrilingualText Text);

/// <summary>What kind of answer a question takes.</summary>
public enum QuestionKind
{
    ShortText,
    LongText,
    Number,

    /// <summary>Cards of the compute request; projected into it.</summary>
    Cards,

    /// <summary>Months of the compute request.</summary>
    Months,

    /// <summary>The month in which the project would start; the compute request's start is its first day.</summary>
    StartMonth,
    Date,
    SingleChoice,
    MultipleChoice,
    YesNo,

    /// <summary>Named people with title, department, telephone and e-mail.</summary>
    People,

    /// <summary>A typed slot for a file.</summary>
    File,

    /// <summary>A sentence to agree to.</summary>
    Declaration,
}

/// <summary>How long a text may be: words in English, characters in Chinese, counted by <see cref="TextMeasure"/>.</summary>
public sealed record TextLimit(int Words, int Characters);

/// <summary>What a file slot takes.</summary>
/// <param name="Slot">Its letter on the form, A to H.</param>
/// <param name="MaxPages">Of the PDF; null when not limited.</param>
public sealed record FileRule(string Slot, int? MaxPages);

/// <param name="Code">Stable name of the question, unique in its form; answers are kept under it.</param>
/// <param name="Bilingual">Asked in English and Chinese, each an answer of its own.</param>
/// <param name="Optional">May stay empty. Everything else must be answered before the endorser can sign.</param>
/// <param name="AskedOf">The categories of organisation that are asked; null means all.</param>
/// <param name="Min">Of a number, or the count of people.</param>
public sealed record Question(
    string Code, QuestionKind Kind, TrilingualText Label, TrilingualText? Hint, bool Bilingual, bool Optional, TextLimit? Limit,
    int? Min, int? Max, string? List, IReadOnlyList<Choice> Choices, IReadOnlyList<OrganisationCategory>? AskedOf, FileRule? File)
{
    public bool IsAskedOf(OrganisationCategory category) => AskedOf is null || AskedOf.Contains(category);

    public bool IsText => Kind is QuestionKind.ShortText or QuestionKind.LongText;
}
