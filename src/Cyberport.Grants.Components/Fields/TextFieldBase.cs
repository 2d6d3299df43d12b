using System.Globalization;
using Cyberport.Grants.Values;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Components;

/// <summary>
/// Text of one line or many. Saving pages bind <see cref="Value"/>: it changes when the field is left, or when typing pauses for
/// <see cref="PauseMs"/>; keys in between cost no round trip. The counter runs in the browser and starts from here.
/// </summary>
public abstract class TextFieldBase : FieldBase
{
    [Parameter] public string? Value { get; set; }
    [Parameter] public EventCallback<string> ValueChanged { get; set; }

    /// <summary>The most that is kept, in UTF-16 characters; equal to the column's length. A longer paste is refused in the browser, with words.</summary>
    [Parameter] public int MaxLength { get; set; } = 4000;

    /// <summary>The form's own limit in <see cref="Unit"/>s; may be passed while typing, the counter then says by how much.</summary>
    [Parameter] public int? Limit { get; set; }

    /// <summary>What <see cref="Limit"/> counts: words in English, characters in Chinese.</summary>
    [Parameter] public TextUnit Unit { get; set; }

    /// <summary>How long a pause in typing saves, in milliseconds; 0 waits for the field to be left.</summary>
    [Parameter] public int PauseMs { get; set; } = 1200;

    /// <summary>The language of what is typed here (<c>en</c>, <c>zh-Hant</c>…), when it differs from the page's.</summary>
    [Parameter] public string? Lang { get; set; }

    [Parameter] public string? Autocomplete { get; set; }
    [Parameter] public bool ReadOnly { get; set; }

    protected bool Counts => Limit is not null && Unit != TextUnit.None;
    protected string? CounterId => Counts ? InputId + "-counter" : null;
    protected string? Measure => Counts ? Unit == TextUnit.Words ? "words" : "characters" : null;
    protected string LeftWords => Unit == TextUnit.Words ? ComponentsText.Counter_Words : ComponentsText.Counter_Characters;
    protected string OverWords => Unit == TextUnit.Words ? ComponentsText.Counter_WordsOver : ComponentsText.Counter_CharactersOver;
    protected int Used => TextMeasure.Count(Value, Unit);
    protected bool Over => Counts && Used > Limit;

    protected string CounterText => string.Format(
        CultureInfo.InvariantCulture, Over ? OverWords : LeftWords, Used.ToString("N0", CultureInfo.InvariantCulture),
        (Limit ?? 0).ToString("N0", CultureInfo.InvariantCulture), (Used - (Limit ?? 0)).ToString("N0", CultureInfo.InvariantCulture));

    protected Task SetAsync(string? text) => ValueChanged.InvokeAsync(text ?? "");
}
