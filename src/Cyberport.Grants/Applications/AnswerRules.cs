using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Applications;

/// <summary>How an answer stands to its question.</summary>
/// <param name="Problem">What is wrong, in the reader's language and with the way out; null when nothing is.</param>
public sealed record AnswerCheck(bool IsEmpty, string? Problem)
{
    public bool IsGood => !IsEmpty && Problem is null;

    internal static readonly AnswerCheck Empty = new(true, null);
    internal static readonly AnswerCheck Good = new(false, null);
    internal static AnswerCheck Bad(string words, params object[] values) => new(false, string.Format(CultureInfo.CurrentCulture, words, values));
}

/// <summary>
/// Reads and judges answers by the definition of their question alone. Pure. What it cannot read is reported, never thrown away.
/// </summary>
public static partial class AnswerRules
{
    /// <summary>More than this is refused outright, by the page and by the server: no question of any form needs it.</summary>
    public const int MaxCharacters = 20_000;

    public const int MaxMonths = 36;
    public const int ShortTextCharacters = 300;

    public static AnswerCheck Check(FormDefinition form, Question question, AnswerLanguage? language, string text) =>
        Check(question, form.ChoicesOf(question), language, text);

    public static AnswerCheck Check(Question question, IReadOnlyList<Choice> choices, AnswerLanguage? language, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return AnswerCheck.Empty;
        return question.Kind switch
        {
            QuestionKind.ShortText or QuestionKind.LongText => CheckText(question, language, text),
            QuestionKind.Number => CheckNumber(question, text),
            QuestionKind.Cards => ReadCards(text) is { } cards ? CheckRange(question, cards.Count) : AnswerCheck.Bad(ApplicationsWords.NotWholeNumber),
            QuestionKind.Months => ReadMonths(text) is { } months ? CheckRange(question, months) : AnswerCheck.Bad(ApplicationsWords.NotWholeNumber),
            QuestionKind.StartMonth => ReadStart(text) is null ? AnswerCheck.Bad(ApplicationsWords.NotMonth) : AnswerCheck.Good,
            QuestionKind.Date => ReadDate(text) is null ? AnswerCheck.Bad(ApplicationsWords.NotDate) : AnswerCheck.Good,
            QuestionKind.SingleChoice => choices.Any(c => c.Code == text) ? AnswerCheck.Good : AnswerCheck.Bad(ApplicationsWords.NotOnList),
            QuestionKind.MultipleChoice => ReadChoices(text).All(code => choices.Any(c => c.Code == code))
                ? AnswerCheck.Good : AnswerCheck.Bad(ApplicationsWords.NotOnList),
            QuestionKind.YesNo => text is "yes" or "no" ? AnswerCheck.Good : AnswerCheck.Bad(ApplicationsWords.NotOnList),
            QuestionKind.Declaration => text == "yes" ? AnswerCheck.Good : AnswerCheck.Empty,
            QuestionKind.People => CheckPeople(question, text),
            QuestionKind.File => AnswerCheck.Empty,
        };
    }

    /// <summary>What to do about a question that is not answered yet.</summary>
    public static string Missing(Question question) => question.Kind switch
    {
        QuestionKind.File => ApplicationsWords.MissingFile,
        QuestionKind.Declaration => ApplicationsWords.MissingDeclaration,
        QuestionKind.SingleChoice or QuestionKind.MultipleChoice or QuestionKind.YesNo => ApplicationsWords.MissingChoice,
        QuestionKind.ShortText or QuestionKind.LongText or QuestionKind.Number or QuestionKind.Cards or QuestionKind.Months
            or QuestionKind.StartMonth or QuestionKind.Date or QuestionKind.People => ApplicationsWords.MissingAnswer,
    };

    /// <summary>Whole numbers, with the thousands separators and full-width digits that people type.</summary>
    public static int? ReadNumber(string text)
    {
        var plain = text.Normalize(System.Text.NormalizationForm.FormKC).Trim().Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    public static Cards? ReadCards(string text) => ReadNumber(text) is { } count ? new Cards(count) : null;

    public static int? ReadMonths(string text) => ReadNumber(text);

    /// <summary><c>2027-03</c> or a day of that month: awards start on the first.</summary>
    public static DateOnly? ReadStart(string text) =>
        DateOnly.TryParseExact(text.Trim(), ["yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateOnly(day.Year, day.Month, 1) : null;

    public static DateOnly? ReadDate(string text) =>
        DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string[] ReadChoices(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Null when the text is no list of people.</summary>
    public static IReadOnlyList<ContactPerson>? ReadPeople(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        try
        {
            return JsonSerializer.Deserialize<ContactPerson[]>(text, ContactPerson.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What the live counter shows: how much is used of how much; null where nothing is limited.</summary>
    public static (int Used, int Limit)? Measure(Question question, AnswerLanguage? language, string text) => question.Limit is not { } limit ? null
        : (TextMeasure.Count(text, UnitOf(language)), CountsCharacters(language) ? limit.Characters : limit.Words);

    public static TextUnit UnitOf(AnswerLanguage? language) => CountsCharacters(language) ? TextUnit.Characters : TextUnit.Words;

    /// <summary>Chinese is counted in characters; everything else in words.</summary>
    public static bool CountsCharacters(AnswerLanguage? language) => language == AnswerLanguage.Chinese;

    private static AnswerCheck CheckText(Question question, AnswerLanguage? language, string text)
    {
        if (Measure(question, language, text) is (var used, var limit) && used > limit)
            return AnswerCheck.Bad(CountsCharacters(language) ? ApplicationsWords.TooManyCharacters : ApplicationsWords.TooManyWords, used, limit);
        if (question.Kind == QuestionKind.ShortText && text.Length > ShortTextCharacters)
            return AnswerCheck.Bad(ApplicationsWords.TooManyCharacters, text.Length, ShortTextCharacters);
        return AnswerCheck.Good;
    }

    private static AnswerCheck CheckNumber(Question question, string text) =>
        ReadNumber(text) is { } number ? CheckRange(question, number) : AnswerCheck.Bad(ApplicationsWords.NotWholeNumber);

    private static AnswerCheck CheckRange(Question question, int number) =>
        number < question.Min ? AnswerCheck.Bad(ApplicationsWords.TooSmall, question.Min.Value)
        : number > question.Max ? AnswerCheck.Bad(ApplicationsWords.TooLarge, question.Max.Value)
        : AnswerCheck.Good;

    private static AnswerCheck CheckPeople(Question question, string text)
    {
        if (ReadPeople(text) is not { } people) return AnswerCheck.Bad(ApplicationsWords.NotPeople);
        if (people.All(p => p.IsEmpty)) return AnswerCheck.Empty;
        foreach (var (person, n) in people.Select((p, i) => (p, i + 1)))
        {
            if (person.IsEmpty) continue;
            if (!person.IsComplete) return AnswerCheck.Bad(ApplicationsWords.PersonIncomplete, n);
            if (!Mail().IsMatch(person.Email)) return AnswerCheck.Bad(ApplicationsWords.PersonMail, n);
        }
        var filled = people.Count(p => !p.IsEmpty);
        return filled < question.Min ? AnswerCheck.Bad(ApplicationsWords.TooFewPeople, question.Min.Value) : AnswerCheck.Good;
    }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    private static partial Regex Mail();
}

/// <summary>A named person on the form. No HKID: it is not asked (DOMAIN rule 11).</summary>
public sealed record ContactPerson(string Name, string NameChinese, string Title, string Department, string Phone, string Email)
{
    public static readonly ContactPerson Nobody = new("", "", "", "", "", "");

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public bool IsEmpty => string.Concat(Name, NameChinese, Title, Department, Phone, Email).Trim().Length == 0;

    /// <summary>All but the Chinese name, which not everybody has.</summary>
    public bool IsComplete => new[] { Name, Title, Department, Phone, Email }.All(s => !string.IsNullOrWhiteSpace(s));

    public static string Write(IEnumerable<ContactPerson> people) => JsonSerializer.Serialize(people.ToArray(), Json);
}
