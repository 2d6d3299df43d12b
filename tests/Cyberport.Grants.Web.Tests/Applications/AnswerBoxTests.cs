using Cyberport.Grants.Applications;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Web.Applications;

namespace Cyberport.Grants.Web.Tests.Applications;

/// <summary>What a browser kept without connection comes back over the version that stood then.</summary>
public sealed class AnswerBoxTests
{
    [Fact]
    public void Kept_text_carries_the_version_over_which_it_was_typed()
    {
        var box = new AnswerBox(View(QuestionKind.LongText), new(new("b.asked"), "Newer.", 4, "", null, null));
        Assert.Equal("Mine.", box.Resume([new("b-asked", "b-asked", "Mine.", 2)]));
        Assert.Equal(2, box.Seen);
    }

    [Fact]
    public void Kept_text_that_stands_there_already_is_no_older_news()
    {
        var box = new AnswerBox(View(QuestionKind.LongText), new(new("b.asked"), "Same.", 4, "", null, null));
        Assert.Equal("Same.", box.Resume([new("b-asked", "b-asked", "Same.", 2)]));
        Assert.Equal((4, true), (box.Seen, box.IsSaved));
    }

    [Fact]
    public void Fields_of_a_person_come_back_among_the_others_of_the_same_answer()
    {
        var standing = ContactPerson.Write([ContactPerson.Nobody with { Name = "Chan Wing Sum", Phone = "2345 6789" }]);
        var box = new AnswerBox(View(QuestionKind.People), new(new("b.asked"), standing, 3, "", null, null));
        var people = AnswerRules.ReadPeople(box.Resume([new("b-asked-0-phone", "b-asked", "9876 5432", 3), new("b-asked-2-email", "b-asked", "a@example.hk", 3)]))!;
        Assert.Equal(("Chan Wing Sum", "9876 5432"), (people[0].Name, people[0].Phone));
        Assert.True(people[1].IsEmpty);
        Assert.Equal("a@example.hk", people[2].Email);
    }

    [Fact]
    public void An_answer_of_several_fields_names_each_of_them()
    {
        var standing = ContactPerson.Write([ContactPerson.Nobody with { Name = "Chan Wing Sum" }]);
        var box = new AnswerBox(View(QuestionKind.People), new(new("b.asked"), standing, 1, "", null, null));
        Assert.Equal("Chan Wing Sum", box.Fields["b-asked-0-name"]);
        Assert.Equal(PersonPart.All.Count, box.Fields.Count);
        Assert.Equal(["b-asked-en"], new AnswerBox(View(QuestionKind.LongText), new(new("b.asked", null, AnswerLanguage.English), "x", 1, "", null, null)).Fields.Keys);
    }

    private static QuestionView View(QuestionKind kind) => FormQuestions.Asked(kind);
}
