using System.Globalization;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;

namespace Cyberport.Grants.Applications;

/// <summary>An answer as people read it: choices by their names, persons line by line.</summary>
public static class AnswerInWords
{
    public static string Of(Question question, IReadOnlyList<Choice> choices, string text) => question.Kind switch
    {
        QuestionKind.SingleChoice or QuestionKind.MultipleChoice => string.Join(
            ApplicationsWords.ListSeparator + " ", AnswerRules.ReadChoices(text).Select(code => choices.FirstOrDefault(c => c.Code == code)?.Text.ToString() ?? code)),
        QuestionKind.YesNo => text switch { "yes" => ApplicationsWords.Yes, "no" => ApplicationsWords.No, _ => text },
        QuestionKind.Declaration => text == "yes" ? ApplicationsWords.Agreed : "",
        QuestionKind.People => AnswerRules.ReadPeople(text) is { } people
            ? string.Join('\n', people.Where(p => !p.IsEmpty).Select(p => string.Join(" · ", new[] { p.Name, p.NameChinese, p.Title, p.Department, p.Phone, p.Email }.Where(s => s.Length > 0))))
            : text,
        QuestionKind.Number or QuestionKind.Cards or QuestionKind.Months =>
            AnswerRules.ReadNumber(text)?.ToString("#,##0", CultureInfo.InvariantCulture) ?? text,
        QuestionKind.StartMonth => AnswerRules.ReadStart(text) is { } month ? HouseDates.Month(month) : text,
        QuestionKind.Date => AnswerRules.ReadDate(text) is { } day ? HouseDates.Day(day) : text,
        QuestionKind.File => "",
        QuestionKind.ShortText or QuestionKind.LongText => text,
    };
}
