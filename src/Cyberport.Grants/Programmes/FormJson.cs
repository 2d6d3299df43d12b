using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Programmes;

/// <summary>The form as it is written in JSON: short names and everything optional that may be left out.</summary>
internal sealed record FormJson(string Code, int Version, Text3 Name, Dictionary<string, ChoiceJson[]>? Lists, SectionJson[] Sections, CheckJson[]? Checks)
{
    public FormDefinition ToForm()
    {
        if (string.IsNullOrWhiteSpace(Code)) throw new FormatException("The form has no code.");
        if (Sections is not { Length: > 0 }) throw new FormatException("The form has no sections.");
        var form = new FormDefinition(
            Code, Version, Text3.Need(Name, "name"),
            (Lists ?? []).ToDictionary(l => l.Key, l => (IReadOnlyList<Choice>)[.. l.Value.Select(c => c.ToChoice())]),
            [.. Sections.Select(s => s.ToSection())],
            [.. (Checks ?? []).Select(c => c.ToCheck())]);
        var twice = form.Questions.Select(q => q.Code).Concat(form.Checks.Select(c => c.Code)).GroupBy(code => code).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw new FormatException($"Two questions or checks are called '{twice.Key}'.");
        foreach (var question in form.Questions)
            if (question.List is { } list && !form.Lists.ContainsKey(list))
                throw new FormatException($"Question '{question.Code}' refers to the list '{list}', which the form does not have.");
        return form;
    }
}

internal sealed record Text3(string? En, string? Tc, string? Sc)
{
    public static TrilingualText Need(Text3? text, string where) =>
        Maybe(text) is { } t && t.English.Length > 0 && t.Traditional.Length > 0 && t.Simplified.Length > 0
            ? t
            : throw new FormatException($"A text is missing in one of the three languages: {where}.");

    public static TrilingualText? Maybe(Text3? text) => text is null ? null : new(text.En ?? "", text.Tc ?? "", text.Sc ?? "");
}

internal sealed record ChoiceJson(string Code, Text3 Text)
{
    public Choice ToChoice() => new(Code, Text3.Need(Text, $"choice {Code}"));
}

internal sealed record CheckJson(string Code, Text3 Label, Text3? Hint, OrganisationCategory[]? AskedOf)
{
    public FormCheck ToCheck() => new(Code, Text3.Need(Label, $"check {Code}"), Text3.Maybe(Hint), AskedOf);
}

internal sealed record SectionJson(string Code, Text3 Title, bool PerProject, TopicJson[] Topics)
{
    public FormSection ToSection() => new(Code, Text3.Need(Title, $"section {Code}"), PerProject, [.. Topics.Select(t => t.ToTopic())]);
}

internal sealed record TopicJson(string Code, Text3 Title, Text3? Intro, QuestionJson[] Questions)
{
    public FormTopic ToTopic() => new(Code, Text3.Need(Title, $"topic {Code}"), Text3.Maybe(Intro), [.. Questions.Select(q => q.ToQuestion())]);
}

internal sealed record QuestionJson(
    string Code, QuestionKind Kind, Text3 Label, Text3? Hint, bool Bilingual, bool Optional, int? Words, int? Characters,
    int? Min, int? Max, string? List, ChoiceJson[]? Choices, OrganisationCategory[]? AskedOf, string? Slot, int? MaxPages)
{
    public Question ToQuestion() => new(
        Code, Kind, Text3.Need(Label, $"question {Code}"), Text3.Maybe(Hint), Bilingual, Optional,
        Words is { } words && Characters is { } characters ? new(words, characters) : null,
        Min, Max, List, [.. (Choices ?? []).Select(c => c.ToChoice())], AskedOf, Slot is null ? null : new(Slot, MaxPages));
}
