using Cyberport.Grants.Values;

namespace Cyberport.Grants.Browser.Tests;

/// <summary>The live counter and the server count alike: the served script, in Chromium, against <see cref="TextMeasure"/>.</summary>
[Collection(nameof(SharedPortal))]
public sealed class CountersAgreeTests(Browser browser, DemonstrationPortal demonstration)
{
    private static readonly (string Text, int Words, int Characters)[] Known =
    [
        ("", 0, 0),
        (" \t\r\n ", 0, 0),
        ("one two  three\nfour", 4, 15),
        ("it's state-of-the-art, isn't it?", 4, 29),
        ("人工智能", 4, 4),
        ("人工 智能。", 5, 5),
        ("我們用 GPU 訓練 7B 模型", 9, 12),
        ("香港，２０２６年", 4, 8),
        ("café naïve", 2, 9),
        ("😀 👩‍🔬 🇭🇰", 3, 6),
        ("𠝹𡃁𨋢喺嚟", 5, 5),
        ("々〇⺀豈", 4, 4),
        ("1,234.5 − 6%", 3, 10),
        ("a\u00A0b\u2003c\u3000d", 4, 4),
        ("a\u200Bb\uFEFFc", 1, 5),
        ("a\u0085b\u2028c\u2029d\u180Ee", 4, 6),
        ("カタカナ と ひらがな 한국어", 4, 12),
        ("第一段\n\n第二段", 6, 6),
    ];

    [Fact]
    public async Task The_browser_counts_as_the_server_does()
    {
        var texts = Known.Select(k => k.Text).Concat(EveryCharacter()).ToArray();
        var page = await browser.OpenAsync(demonstration.Portal);
        await page.GotoAsync(demonstration.Portal.Url + "/account/sign-in");
        var counted = await page.EvaluateAsync<int[][]>("""
            async texts => {
              const script = document.querySelector('script[src*="js/fields"]').src;
              const { measure } = await import(script);
              return texts.map(text => [measure.words(text), measure.characters(text)]);
            }
            """, texts);
        await page.Context.CloseAsync();

        Assert.All(Known.Index(), k => Assert.Equal([k.Item.Words, k.Item.Characters], counted[k.Index]));
        Assert.All(texts.Index(), t => Assert.Equal([TextMeasure.Words(t.Item), TextMeasure.Characters(t.Item)], counted[t.Index]));
    }

    /// <summary>Every assigned and unassigned character of Unicode but the lone halves of pairs, between two letters, 64 to a text.</summary>
    private static IEnumerable<string> EveryCharacter() => Enumerable.Range(0, 0x110000).Where(c => c is < 0xD800 or > 0xDFFF)
        .Chunk(64).Select(some => string.Concat(some.Select(c => "x" + char.ConvertFromUtf32(c) + "y")));
}
