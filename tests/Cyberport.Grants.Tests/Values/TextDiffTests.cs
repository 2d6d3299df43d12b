using Cyberport.Grants.Values;

namespace Cyberport.Grants.Tests.Values;

public sealed class TextDiffTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("same words", "same words", "same words")]
    [InlineData("a slow model", "a fast model", "a [-slow ][+fast ]model")]
    [InlineData("", "new", "[+new]")]
    [InlineData("old", "", "[-old]")]
    [InlineData("one two three four", "one three four five", "one [-two ]three [-four][+four five]")]
    [InlineData("訓練語音模型", "訓練粵語語音模型", "訓練[+粵語]語音模型")]
    [InlineData("使用8張卡", "使用16張卡", "使用[-8][+16]張卡")]
    [InlineData("abc", "xyz", "[-abc][+xyz]")]
    public void Words_and_Chinese_characters_are_compared(string before, string after, string difference) => Assert.Equal(difference, Say(before, after));

    [Fact]
    public void Taken_together_the_pieces_are_both_texts()
    {
        var random = new Random(7);
        string Text() => string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => "ab 語音\n"[random.Next(6)]));
        for (var i = 0; i < 400; i++)
        {
            var (before, after) = (Text(), Text());
            var pieces = TextDiff.Of(before, after);
            Assert.Equal(before, string.Concat(pieces.Where(p => p.Kind != DiffKind.Added).Select(p => p.Text)));
            Assert.Equal(after, string.Concat(pieces.Where(p => p.Kind != DiffKind.Removed).Select(p => p.Text)));
        }
    }

    [Fact]
    public void Two_long_texts_without_anything_in_common_are_one_taken_away_and_one_added()
    {
        var (before, after) = (string.Concat(Enumerable.Range(0, 3000).Select(i => $"a{i} ")), string.Concat(Enumerable.Range(0, 3000).Select(i => $"b{i} ")));

        Assert.Equal([new(DiffKind.Removed, before), new(DiffKind.Added, after)], TextDiff.Of(before, after));
    }

    private static string Say(string before, string after) => string.Concat(TextDiff.Of(before, after).Select(p => p.Kind switch
    {
        DiffKind.Same => p.Text,
        DiffKind.Removed => $"[-{p.Text}]",
        DiffKind.Added => $"[+{p.Text}]",
    }));
}
