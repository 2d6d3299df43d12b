using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Components;

public partial class NumberField : FieldBase
{
    private string _text = "";
    private int? _shown;
    private string? _wrong;

    [Parameter] public int? Value { get; set; }
    [Parameter] public EventCallback<int?> ValueChanged { get; set; }

    /// <summary>The text as typed, readable or not, for pages that keep what cannot be read.</summary>
    [Parameter] public EventCallback<string> TextChanged { get; set; }

    [Parameter] public int Min { get; set; }
    [Parameter] public int Max { get; set; } = 999_999;

    /// <summary>Stands after the input: "cards", "months".</summary>
    [Parameter] public string? Unit { get; set; }

    [Parameter] public int PauseMs { get; set; } = 1200;

    protected override string? ShownError => _wrong ?? Error;

    protected override void OnParametersSet()
    {
        if (_wrong is not null || Value == _shown) return;
        _shown = Value;
        _text = Value?.ToString(CultureInfo.InvariantCulture) ?? "";
    }

    private async Task SetAsync(string? typed)
    {
        _text = typed ?? "";
        var plain = _text.Normalize(System.Text.NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Trim();
        int? number = null;
        _wrong = null;
        if (plain.Length > 0)
        {
            if (int.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) && read >= Min && read <= Max) number = read;
            else _wrong = string.Format(CultureInfo.CurrentCulture, ComponentsText.Number_Range, Min.ToString("N0", CultureInfo.InvariantCulture), Max.ToString("N0", CultureInfo.InvariantCulture));
        }
        await TextChanged.InvokeAsync(_text);
        if (_wrong is not null) return;
        _shown = number;
        await ValueChanged.InvokeAsync(number);
    }
}
