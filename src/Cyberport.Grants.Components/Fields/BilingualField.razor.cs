using System.Globalization;
using Cyberport.Grants.Values;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Components;

/// <summary>A <see cref="BilingualText"/> as two fields. Each side saves on its own; limits are words for English, characters for Chinese.</summary>
public partial class BilingualField : ComponentBase
{
    [Parameter, EditorRequired] public string Label { get; set; } = "";
    [Parameter] public string? Hint { get; set; }
    [Parameter] public BilingualText Value { get; set; } = BilingualText.Empty;
    [Parameter] public EventCallback<BilingualText> ValueChanged { get; set; }

    /// <summary>Raised besides <see cref="ValueChanged"/>, for pages that save each language as an answer of its own.</summary>
    [Parameter] public EventCallback<string> EnglishChanged { get; set; }
    [Parameter] public EventCallback<string> ChineseChanged { get; set; }

    [Parameter] public string? ErrorEnglish { get; set; }
    [Parameter] public string? ErrorChinese { get; set; }
    [Parameter] public int? LimitWords { get; set; }
    [Parameter] public int? LimitCharacters { get; set; }
    [Parameter] public int MaxLength { get; set; } = 4000;
    [Parameter] public bool Long { get; set; }
    [Parameter] public int Rows { get; set; } = 6;
    [Parameter] public bool Optional { get; set; }
    [Parameter] public bool Disabled { get; set; }
    [Parameter] public string? Id { get; set; }

    // The Chinese side is read aloud in the script of the reader's own Chinese; Traditional where the page is English.
    private static string ChineseLang =>
        CultureInfo.CurrentUICulture.Name.StartsWith("zh-Hans", StringComparison.OrdinalIgnoreCase) ? "zh-Hans" : "zh-Hant";

    private async Task EnglishAsync(string text)
    {
        Value = Value with { English = text };
        await ValueChanged.InvokeAsync(Value);
        await EnglishChanged.InvokeAsync(text);
    }

    private async Task ChineseAsync(string text)
    {
        Value = Value with { Chinese = text };
        await ValueChanged.InvokeAsync(Value);
        await ChineseChanged.InvokeAsync(text);
    }
}
