using Cyberport.Grants.Desk;

namespace Cyberport.Grants.Tests.Desk;

public sealed class SearchTermsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\u3000")]
    public void Nothing_typed_is_no_word(string? text) => Assert.Empty(SearchTerms.Of(text));

    [Theory]
    [InlineData("speech harbour", new[] { "speech", "harbour" })]
    [InlineData("  speech\u3000粵語  ", new[] { "speech", "粵語" })]
    [InlineData("ＡＩＳＳ－２０２６", new[] { "AISS-2026" })]
    [InlineData("same SAME same", new[] { "same" })]
    public void Words_stand_apart_whatever_keyboard_wrote_them(string text, string[] words) => Assert.Equal(words, SearchTerms.Of(text));

    [Fact]
    public void A_long_paste_is_cut_and_no_character_halved()
    {
        var words = SearchTerms.Of(new string('a', SearchTerms.MaxLength - 1) + "𠮷𠮷");
        Assert.Equal(new string('a', SearchTerms.MaxLength - 1), Assert.Single(words));
        Assert.Equal(SearchTerms.MaxWords, SearchTerms.Of("a b c d e f g h i j k").Count);
    }

    [Theory]
    [InlineData("50%", @"%50\%%")]
    [InlineData("a_b", @"%a\_b%")]
    [InlineData("[a-z]", @"%\[a-z]%")]
    [InlineData(@"a\b", @"%a\\b%")]
    public void Nothing_that_was_typed_is_a_wildcard(string word, string pattern) => Assert.Equal(pattern, SearchTerms.Anywhere(word));
}
