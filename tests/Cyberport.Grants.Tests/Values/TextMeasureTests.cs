using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Values;

public class TextMeasureTests
{
    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData("  \n\t ", 0)]
    [InlineData("one", 1)]
    [InlineData("Speech models for Cantonese", 4)]
    [InlineData("well-known, 3.5 %", 3)]
    [InlineData("two\u00a0words", 2)]
    public void English_is_counted_in_runs_between_white_space(string? text, int words) => Assert.Equal(words, TextMeasure.Words(text));

    [Theory]
    [InlineData("粵語語音模型", 6)]
    [InlineData("GPU算力 grants", 4)]
    [InlineData("\U00020BB7野家", 3)]
    public void A_Chinese_character_is_a_word_of_its_own(string text, int words) => Assert.Equal(words, TextMeasure.Words(text));

    [Theory]
    [InlineData("粵語 語音\n模型", 6)]
    [InlineData("模型，共3個。", 7)]
    [InlineData("\U00020BB7野家", 3)]
    public void Characters_are_what_is_seen(string text, int characters) => Assert.Equal(characters, TextMeasure.Characters(text));

    [Fact]
    public void Broken_surrogates_are_counted_not_thrown_at() => Assert.Equal(3, TextMeasure.Characters("a\ud800b"));
}
