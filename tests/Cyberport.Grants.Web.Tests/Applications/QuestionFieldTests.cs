using Bunit;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Web.Applications;
using Cyberport.Grants.Web.Tests.Components;

namespace Cyberport.Grants.Web.Tests.Applications;

public sealed class QuestionFieldTests : HouseContext
{
    private readonly List<(string Id, string Text)> _typed = [];

    [Theory]
    [InlineData(QuestionKind.ShortText, "input[type=text]")]
    [InlineData(QuestionKind.LongText, "textarea")]
    [InlineData(QuestionKind.Number, "input[inputmode=numeric]")]
    [InlineData(QuestionKind.Cards, "input[inputmode=numeric]")]
    [InlineData(QuestionKind.Months, "input[inputmode=numeric]")]
    [InlineData(QuestionKind.StartMonth, "select")]
    [InlineData(QuestionKind.Date, "input[type=date]")]
    [InlineData(QuestionKind.Declaration, "input[type=checkbox]")]
    public void A_question_has_the_control_of_its_kind_with_label_and_hint_tied_to_it(QuestionKind kind, string control)
    {
        var input = Show(FormQuestions.Asked(kind)).Find(control);
        Assert.Equal("b-asked", input.Id);
        Assert.Contains("b-asked-hint", input.GetAttribute("aria-describedby")!.Split(' '));
        var field = input.Closest(".field")!;
        Assert.Contains("How to answer.", field.QuerySelector("#b-asked-hint")!.TextContent);
        Assert.Contains("What is asked", (field.QuerySelector("label[for=b-asked]") ?? field.QuerySelector("label:has(input)"))!.TextContent);
    }

    [Theory]
    [InlineData(QuestionKind.SingleChoice, "radio", 3)]
    [InlineData(QuestionKind.MultipleChoice, "checkbox", 3)]
    [InlineData(QuestionKind.YesNo, "radio", 2)]
    public void Choices_are_a_group_with_a_legend_and_the_group_is_what_an_error_leads_to(QuestionKind kind, string type, int count)
    {
        var group = Show(FormQuestions.Asked(kind, choices: ["one", "two", "three"])).Find("fieldset#b-asked");
        Assert.Equal(count, group.QuerySelectorAll($"input[type={type}]").Length);
        Assert.Contains("What is asked", group.QuerySelector("legend")!.TextContent);
        Assert.Equal("-1", group.GetAttribute("tabindex"));
    }

    [Fact]
    public void What_was_answered_stands_there()
    {
        Assert.Equal("12 cards", Show(FormQuestions.Asked(QuestionKind.Cards, answer: "12 cards")).Find("input").GetAttribute("value"));
        Assert.Equal(["two", "three"], Show(FormQuestions.Asked(QuestionKind.MultipleChoice, answer: "two,three", choices: ["one", "two", "three"])).FindAll("input[checked]").Select(i => i.GetAttribute("value")));
        Assert.Equal("2027-03", Show(FormQuestions.Asked(QuestionKind.StartMonth, answer: "2027-03")).Find("option[selected]").GetAttribute("value"));
    }

    [Fact]
    public void A_start_may_be_in_the_next_two_years_and_an_earlier_choice_stays_on_the_list()
    {
        var months = Show(FormQuestions.Asked(QuestionKind.StartMonth, answer: "2026-01")).FindAll("option[value^='20']").Select(o => o.GetAttribute("value")!).ToList();
        Assert.Equal("2026-01", months[0]);
        Assert.Equal(("2026-03", "2028-02"), (months[1], months[^1]));
    }

    [Fact]
    public void Each_control_reports_the_text_that_is_kept()
    {
        Show(FormQuestions.Asked(QuestionKind.LongText)).Find("textarea").Change("Because.");
        Show(FormQuestions.Asked(QuestionKind.Date)).Find("input").Change("2024-10-07");
        Show(FormQuestions.Asked(QuestionKind.Declaration)).Find("input").Change(true);
        Show(FormQuestions.Asked(QuestionKind.YesNo)).Find("input[value=no]").Change("no");
        Show(FormQuestions.Asked(QuestionKind.MultipleChoice, answer: "three", choices: ["one", "two", "three"])).Find("input[value=one]").Change(true);
        Assert.Equal(["Because.", "2024-10-07", "yes", "no", "one,three"], _typed.Select(t => t.Text));
    }

    [Fact]
    public void A_missing_answer_is_an_error_only_to_who_is_done()
    {
        var view = FormQuestions.Asked(QuestionKind.LongText);
        Assert.Empty(Show(view).FindAll(".field-error:not([hidden])"));
        var input = Show(view, done: true).Find("textarea");
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Contains("b-asked-error", input.GetAttribute("aria-describedby"));
        Assert.Empty(Show(FormQuestions.Asked(QuestionKind.LongText, optional: true), done: true).FindAll(".field-error:not([hidden])"));
    }

    [Fact]
    public void A_figure_that_cannot_be_read_is_said_at_once_and_kept()
    {
        var field = Show(FormQuestions.Asked(QuestionKind.Number, answer: "about twenty"));
        Assert.Contains("Enter a whole number", field.Find("#b-asked-error").TextContent);
        Assert.Equal("about twenty", field.Find("input").GetAttribute("value"));
        Assert.Contains("Enter 512 or less", Show(FormQuestions.Asked(QuestionKind.Cards, answer: "513", max: 512)).Find("#b-asked-error").TextContent);
    }

    [Fact]
    public void A_limited_text_counts_and_the_counter_describes_the_field()
    {
        var field = Show(FormQuestions.Asked(QuestionKind.LongText, answer: "one two three four", limit: new(3, 10)));
        Assert.Equal("4 of 3 words: 1 too many", field.Find("#b-asked-counter").TextContent);
        Assert.Contains("b-asked-counter", field.Find("textarea").GetAttribute("aria-describedby"));
        Assert.Contains("4 words; the limit is 3", field.Find("#b-asked-error").TextContent);
    }

    [Fact]
    public void A_pair_is_asked_in_two_languages_each_with_its_own_measure_and_answer()
    {
        var field = Show(FormQuestions.Asked(QuestionKind.LongText, answer: "算力 compute", bilingual: true, limit: new(250, 400)));
        Assert.Equal(["b-asked-en", "b-asked-zh"], field.FindAll("textarea").Select(t => t.Id));
        Assert.Equal("3 of 250 words", field.Find("#b-asked-en-counter").TextContent);
        Assert.Equal("9 of 400 characters", field.Find("#b-asked-zh-counter").TextContent);
        field.Find("#b-asked-zh").Change("算力");
        Assert.Equal([("b-asked-zh", "算力")], _typed);
    }

    [Fact]
    public void A_page_that_may_only_be_read_has_no_field_to_type_into() =>
        Assert.All(
            new[] { QuestionKind.LongText, QuestionKind.Date, QuestionKind.StartMonth, QuestionKind.YesNo, QuestionKind.Declaration, QuestionKind.People },
            kind => Assert.Empty(Show(FormQuestions.Asked(kind), disabled: true).FindAll("input:not([disabled]), textarea:not([disabled]), select:not([disabled])")));

    private IRenderedComponent<QuestionField> Show(QuestionView view, bool done = false, bool disabled = false) => Render<QuestionField>(p => p
        .Add(q => q.View, view).Add(q => q.Boxes, view.Boxes()).Add(q => q.Today, new DateOnly(2026, 2, 24))
        .Add(q => q.Done, done).Add(q => q.Disabled, disabled).Add(q => q.OnTyped, t => _typed.Add((t.Box.Id, t.Text))));
}
