using System.Globalization;
using Cyberport.Grants.Values;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Components;

public partial class MoneyField : FieldBase
{
    private string _text = "";
    private Money? _shown;
    private string? _unreadable;

    [Parameter] public Money? Value { get; set; }
    [Parameter] public EventCallback<Money?> ValueChanged { get; set; }

    protected override string? ShownError => _unreadable ?? Error;

    protected override void OnParametersSet()
    {
        if (_unreadable is not null || Value == _shown) return;
        _shown = Value;
        _text = Written(Value);
    }

    private async Task SetAsync(string? typed)
    {
        _text = typed ?? "";
        if (!TryRead(_text, out var amount))
        {
            _unreadable = ComponentsText.Money_Unreadable;
            return;
        }
        _unreadable = null;
        _shown = amount;
        _text = Written(amount);
        await ValueChanged.InvokeAsync(amount);
    }

    private static string Written(Money? amount) => amount?.Dollars.ToString("#,##0.00", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Reads <c>30000</c>, <c>30,000.00</c>, <c>HK$30,000</c>, <c>３０，０００</c>; an empty text is no amount.</summary>
    public static bool TryRead(string text, out Money? amount)
    {
        amount = null;
        var plain = text.Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant()
            .Replace("HK", "", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal)
            .Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (plain.Length == 0) return true;
        const NumberStyles styles = NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(plain, styles, CultureInfo.InvariantCulture, out var dollars)) return false;
        if (dollars > 1_000_000_000_000m || decimal.Round(dollars, 2) != dollars) return false;
        amount = Money.FromDollars(dollars);
        return true;
    }
}
