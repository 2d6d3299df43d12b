using Bunit;
using Cyberport.Grants.Components;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Web.Tests.Components;

public class FieldTests : HouseContext
{
    [Fact]
    public void A_text_field_names_its_hint_and_error_to_assistive_technology()
    {
        var field = Render<TextField>(p => p.Add(f => f.Id, "name").Add(f => f.Label, "Name").Add(f => f.Hint, "As registered.").Add(f => f.Error, "Enter the name."));
        var input = field.Find("input");
        Assert.Equal("name-hint name-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("name", field.Find("label").GetAttribute("for"));
        Assert.Contains("Enter the name.", field.Find("#name-error").TextContent);
    }

    [Fact]
    public void An_optional_field_says_so_and_no_field_has_an_asterisk()
    {
        var field = Render<TextField>(p => p.Add(f => f.Label, "Fax").Add(f => f.Optional, true));
        Assert.Contains("(optional)", field.Find("label").TextContent);
        Assert.DoesNotContain("*", field.Markup);
    }

    [Fact]
    public void A_long_text_counts_its_words_and_says_by_how_many_it_is_over()
    {
        var field = Render<LongTextField>(p => p.Add(f => f.Label, "What").Add(f => f.Value, "one two three four").Add(f => f.Limit, 3).Add(f => f.Unit, TextUnit.Words));
        Assert.Equal("4 of 3 words: 1 too many", field.Find(".counter.over").TextContent);
    }

    [Fact]
    public void Typing_is_reported_when_the_field_is_left()
    {
        string? seen = null;
        var field = Render<LongTextField>(p => p.Add(f => f.Label, "What").Add(f => f.ValueChanged, v => seen = v));
        field.Find("textarea").Change("done");
        Assert.Equal("done", seen);
    }

    [Fact]
    public void The_browser_is_told_how_much_a_field_takes()
    {
        var input = Render<TextField>(p => p.Add(f => f.Label, "Name").Add(f => f.MaxLength, 200)).Find("input");
        Assert.Equal("200", input.GetAttribute("data-maxlength"));
        Assert.Equal("200", input.GetAttribute("maxlength"));
    }

    [Fact]
    public void Each_side_of_a_bilingual_field_keeps_the_other()
    {
        var value = new BilingualText("Title", "");
        var field = Render<BilingualField>(p => p.Add(f => f.Id, "t").Add(f => f.Label, "Title").Add(f => f.Value, value).Add(f => f.ValueChanged, v => value = v));
        field.Find("#t-zh").Change("標題");
        Assert.Equal(new BilingualText("Title", "標題"), value);
        Assert.Equal("en", field.Find("#t-en").GetAttribute("lang"));
        Assert.Equal("zh-Hant", field.Find("#t-zh").GetAttribute("lang"));
    }

    [Theory]
    [InlineData("30000", 3_000_000)]
    [InlineData("30,000.50", 3_000_050)]
    [InlineData("HK$ 30,000", 3_000_000)]
    [InlineData("３０，０００", 3_000_000)]
    public void An_amount_is_read_as_people_write_it(string typed, long cents)
    {
        Money? amount = null;
        var field = Render<MoneyField>(p => p.Add(f => f.Label, "Amount").Add(f => f.ValueChanged, v => amount = v));
        field.Find("input").Change(typed);
        Assert.Equal(new Money(cents), amount);
    }

    [Theory]
    [InlineData("about 30k")]
    [InlineData("-5")]
    [InlineData("1.234")]
    public void What_cannot_be_read_as_an_amount_is_kept_and_said(string typed)
    {
        var changes = 0;
        var field = Render<MoneyField>(p => p.Add(f => f.Label, "Amount").Add(f => f.ValueChanged, _ => changes++));
        field.Find("input").Change(typed);
        Assert.Equal(0, changes);
        Assert.Equal(typed, field.Find("input").GetAttribute("value"));
        Assert.Contains("Enter an amount", field.Find(".field-error").TextContent);
    }

    [Fact]
    public void Cards_and_months_say_what_they_come_to()
    {
        var field = Render<CardMonthsField>(p => p.Add(f => f.Label, "Compute").Add(f => f.Cards, 16).Add(f => f.Months, 6));
        Assert.Contains("96 card-months", field.Markup);
        Assert.Contains("70,080 GPU-hours", field.Markup);
    }

    [Fact]
    public void A_number_out_of_range_is_said_and_not_reported()
    {
        int? seen = -1;
        var field = Render<NumberField>(p => p.Add(f => f.Label, "Cards").Add(f => f.Min, 1).Add(f => f.Max, 8).Add(f => f.ValueChanged, v => seen = v));
        field.Find("input").Change("9");
        Assert.Equal(-1, seen);
        Assert.Contains("from 1 to 8", field.Find(".field-error").TextContent);
        field.Find("input").Change("8");
        Assert.Equal(8, seen);
    }

    [Fact]
    public void Choices_are_reported_in_their_own_order_however_they_are_ticked()
    {
        IReadOnlyList<string> chosen = [];
        var field = Render<ManyChoiceField>(p => p.Add(f => f.Label, "Areas").Add(f => f.Choices, [new("a", "A"), new("b", "B")]).Add(f => f.ValuesChanged, v => chosen = v));
        field.Find("input[value=b]").Change(true);
        field.Find("input[value=a]").Change(true);
        Assert.Equal(["a", "b"], chosen);
    }

    [Fact]
    public void A_score_is_chosen_by_a_radio_button()
    {
        int? score = null;
        var field = Render<ScoreField>(p => p.Add(f => f.Label, "Alignment").Add(f => f.ValueChanged, v => score = v));
        field.Find("input[value=\"4\"]").Change("4");
        Assert.Equal(4, score);
    }

    [Fact]
    public void A_date_is_repeated_in_words_that_leave_no_doubt() =>
        Assert.Contains("4 January 2026", Render<DateField>(p => p.Add(f => f.Label, "Start").Add(f => f.Value, new DateOnly(2026, 1, 4))).Markup);

    [Fact]
    public void A_file_that_is_too_large_is_refused_before_it_is_sent()
    {
        var sent = 0;
        var slot = Render<FileSlot>(p => p.Add(f => f.Label, "Proposal").Add(f => f.MaxBytes, 10).Add(f => f.OnFile, _ => sent++));
        slot.FindComponent<Microsoft.AspNetCore.Components.Forms.InputFile>().UploadFiles(InputFileContent.CreateFromBinary(new byte[2048], "a.pdf"));
        Assert.Equal(0, sent);
        Assert.Contains("The file is 2 KB", slot.Find(".field-error").TextContent);
    }
}
