using Cyberport.Grants.Applications;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;
using Cyberport.Grants.Web.Applications;

namespace Cyberport.Grants.Web.Tests.Applications;

/// <summary>Questions as a form would define them, answered with the given texts.</summary>
internal static class FormQuestions
{
    public static QuestionView Asked(QuestionKind kind, string code = "b.asked", string answer = "", bool bilingual = false, bool optional = false, TextLimit? limit = null, int? min = null, int? max = null, params string[] choices)
    {
        var question = new Question(code, kind, Text("What is asked"), Text("How to answer."), bilingual, optional, limit, min, max, null, [.. choices.Select(c => new Choice(c, Text(c.ToUpperInvariant())))], null, null);
        AnswerLanguage?[] sides = bilingual ? [AnswerLanguage.English, AnswerLanguage.Chinese] : [null];
        return new(question, question.Choices, [.. sides.Select(side => new AnswerView(new(code, null, side), answer, answer.Length == 0 ? 0 : 1, "", null, null))], null);
    }

    public static IReadOnlyList<AnswerBox> Boxes(this QuestionView view) => [.. view.Answers.Select(a => new AnswerBox(view, a))];

    private static TrilingualText Text(string english) => new(english, english, english);
}
