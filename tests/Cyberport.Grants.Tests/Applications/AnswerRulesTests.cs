using Cyberport.Grants.Applications;
using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Programmes;

namespace Cyberport.Grants.Tests.Applications;

public sealed class AnswerRulesTests
{
    private static readonly FormDefinition Form = FormDefinition.Parse(SampleApplications.AissFormJson);

    public enum Fits
    {
        Empty,
        Good,
        Bad,
    }

    [Theory]
    [InlineData("a.employees", "120", Fits.Good)]
    [InlineData("a.employees", "1,200", Fits.Good)]
    [InlineData("a.employees", "１２０", Fits.Good)]
    [InlineData("a.employees", " ", Fits.Empty)]
    [InlineData("a.employees", "-1", Fits.Bad)]
    [InlineData("a.employees", "12.5", Fits.Bad)]
    [InlineData("a.employees", "many", Fits.Bad)]
    [InlineData("a.employees", "999999999999", Fits.Bad)]
    [InlineData("b.cards", "16", Fits.Good)]
    [InlineData("b.cards", "0", Fits.Bad)]
    [InlineData("b.cards", "1025", Fits.Bad)]
    [InlineData("b.months", "36", Fits.Good)]
    [InlineData("b.months", "37", Fits.Bad)]
    [InlineData("b.start", "2026-04", Fits.Good)]
    [InlineData("b.start", "2026-04-15", Fits.Good)]
    [InlineData("b.start", "2026-13", Fits.Bad)]
    [InlineData("b.start", "April", Fits.Bad)]
    [InlineData("a.founded", "2022-06-15", Fits.Good)]
    [InlineData("a.founded", "2022-02-30", Fits.Bad)]
    [InlineData("b.workload", "finetuning", Fits.Good)]
    [InlineData("b.workload", "guessing", Fits.Bad)]
    [InlineData("b.areas", "llm,speech", Fits.Good)]
    [InlineData("b.areas", "llm,magic", Fits.Bad)]
    [InlineData("b.personalData", "no", Fits.Good)]
    [InlineData("b.personalData", "perhaps", Fits.Bad)]
    [InlineData("d.truth", "yes", Fits.Good)]
    [InlineData("d.truth", "no", Fits.Empty)]
    [InlineData("a.contacts", "not json", Fits.Bad)]
    [InlineData("a.contacts", "[]", Fits.Empty)]
    public void An_answer_is_judged_by_its_question(string question, string text, Fits expected)
    {
        var check = AnswerRules.Check(Form, Form.Find(question)!, null, text);
        Assert.Equal(expected, check.IsEmpty ? Fits.Empty : check.Problem is null ? Fits.Good : Fits.Bad);
    }

    [Theory]
    [InlineData(AnswerLanguage.English, "word ", 250, true)]
    [InlineData(AnswerLanguage.English, "word ", 251, false)]
    [InlineData(AnswerLanguage.Chinese, "算", 400, true)]
    [InlineData(AnswerLanguage.Chinese, "算", 401, false)]
    public void Limits_count_words_in_English_and_characters_in_Chinese(AnswerLanguage language, string unit, int times, bool good) =>
        Assert.Equal(good, AnswerRules.Check(Form, Form.Find("a.description")!, language, string.Concat(Enumerable.Repeat(unit, times))).IsGood);

    [Fact]
    public void Two_complete_people_are_asked_for()
    {
        var one = new ContactPerson("Grace Lam", "", "Professor", "School", "2345 6001", "grace@example.hk");
        var question = Form.Find("a.contacts")!;
        Assert.True(AnswerRules.Check(Form, question, null, ContactPerson.Write([one, one with { Name = "Peter Ho" }])).IsGood);
        Assert.False(AnswerRules.Check(Form, question, null, ContactPerson.Write([one])).IsGood);
        Assert.False(AnswerRules.Check(Form, question, null, ContactPerson.Write([one, one with { Email = "grace" }])).IsGood);
        Assert.False(AnswerRules.Check(Form, question, null, ContactPerson.Write([one, one with { Phone = "" }])).IsGood);
    }

    [Fact]
    public void Every_sample_fits_the_form()
    {
        foreach (var project in SampleApplications.Projects)
            foreach (var (slot, text) in project.Answers)
            {
                var language = slot.EndsWith(".en", StringComparison.Ordinal) ? AnswerLanguage.English : slot.EndsWith(".zh", StringComparison.Ordinal) ? AnswerLanguage.Chinese : (AnswerLanguage?)null;
                var question = Form.Find(language is null ? slot : slot[..^3]);
                Assert.True(question is not null && AnswerRules.Check(Form, question, language, text).IsGood, $"{project.Key} {slot}");
            }
    }
}
