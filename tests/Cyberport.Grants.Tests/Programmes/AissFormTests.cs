using Cyberport.Grants.Data.Seeding;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Programmes;

/// <summary>A lint over the form that ships.</summary>
public sealed class AissFormTests
{
    private static readonly FormDefinition Form = FormDefinition.Parse(SampleApplications.AissFormJson);

    [Fact]
    public void It_has_the_four_sections_of_the_scheme_and_asks_B_of_every_project()
    {
        Assert.Equal(["A", "B", "C", "D"], Form.Sections.Select(s => s.Code));
        Assert.Equal(["B"], Form.Sections.Where(s => s.PerProject).Select(s => s.Code));
    }

    [Fact]
    public void Every_code_is_unique_and_fits_its_column()
    {
        Assert.Distinct(Form.Sections.SelectMany(s => s.Topics).Select(t => t.Code));
        Assert.All(Form.Questions, q => Assert.InRange(q.Code.Length, 3, 60));
        Assert.All(Form.Lists.Values, list => Assert.Distinct(list.Select(c => c.Code)));
        Assert.All(Form.Lists.Values.SelectMany(l => l), c => Assert.DoesNotContain(',', c.Code));
    }

    [Fact]
    public void Every_text_stands_in_three_languages()
    {
        var texts = Form.Sections.Select(s => s.Title).Concat(Form.Sections.SelectMany(s => s.Topics).SelectMany(t => new[] { t.Title, t.Intro }))
            .Concat(Form.Questions.SelectMany(q => new[] { q.Label, q.Hint })).Concat(Form.Lists.Values.SelectMany(l => l).Select(c => c.Text)).OfType<TrilingualText>();
        Assert.All(texts, t => Assert.All([t.English, t.Traditional, t.Simplified], s => Assert.False(string.IsNullOrWhiteSpace(s))));
    }

    [Fact]
    public void Long_texts_have_limits_that_somebody_can_meet() =>
        Assert.All(Form.Questions.Where(q => q.Kind == QuestionKind.LongText), q =>
        {
            Assert.InRange(q.Limit!.Words, 50, 1000);
            Assert.InRange(q.Limit.Characters, 100, 2000);
        });

    [Fact]
    public void Numbers_have_a_range_and_choices_have_a_list()
    {
        Assert.All(Form.Questions.Where(q => q.Kind is QuestionKind.Number or QuestionKind.Cards or QuestionKind.Months), q => Assert.True(q.Min < q.Max, q.Code));
        Assert.All(Form.Questions.Where(q => q.Kind is QuestionKind.SingleChoice or QuestionKind.MultipleChoice), q => Assert.True(Form.ChoicesOf(q).Count > 1, q.Code));
    }

    [Fact]
    public void It_asks_for_cards_months_and_start_once()
    {
        foreach (var kind in new[] { QuestionKind.Cards, QuestionKind.Months, QuestionKind.StartMonth })
            Assert.Single(Form.Questions, q => q.Kind == kind);
    }

    [Fact]
    public void Its_slots_are_A_to_H_and_universities_and_departments_are_not_asked_for_D_and_E()
    {
        var files = Form.Questions.Where(q => q.Kind == QuestionKind.File).ToList();
        Assert.Equal("ABCDEFGH", string.Concat(files.Select(f => f.File!.Slot)));
        Assert.Equal(10, files[0].File!.MaxPages);
        foreach (var slot in files.Where(f => f.File!.Slot is "D" or "E"))
        {
            Assert.False(slot.IsAskedOf(OrganisationCategory.University));
            Assert.False(slot.IsAskedOf(OrganisationCategory.GovernmentDepartment));
            Assert.True(slot.IsAskedOf(OrganisationCategory.StartUp));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"code":"x","version":1,"name":{"en":"x","tc":"x","sc":"x"},"sections":[]}""")]
    [InlineData("""{"code":"x","version":1,"name":{"en":"x","tc":"x"},"sections":[{"code":"A","title":{"en":"a","tc":"a","sc":"a"},"topics":[]}]}""")]
    [InlineData("""{"code":"x","version":1,"name":{"en":"x","tc":"x","sc":"x"},"surprise":1,"sections":[{"code":"A","title":{"en":"a","tc":"a","sc":"a"},"topics":[]}]}""")]
    public void What_is_no_form_is_refused_with_a_reason(string json) => Assert.Throws<FormatException>(() => FormDefinition.Parse(json));
}
