using Cyberport.Grants.Components;
using Cyberport.Grants.Desk.Funds;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Organisations;
using Microsoft.AspNetCore.Components;
using LedgerAccount = Cyberport.Grants.Ledger.Account;

namespace Cyberport.Grants.Web.Ledger;

/// <summary>The journal, narrowed by what stands in the address; every figure of the fund leads here.</summary>
public partial class JournalPage(OperationRunner operations, NavigationManager navigation) : ComponentBase
{
    private const string Fund = "/fund";
    private const int MonthsBack = 36;

    private JournalView? _view;
    private FundPicture? _picture;
    private Problem? _problem;
    private JournalFilter _filter = JournalFilter.None;
    private string _account = "", _kind = "", _month = "";
    private string? _subject;

    private sealed record Chip(string Text, JournalFilter Without);

    [SupplyParameterFromQuery] public int? Page { get; set; }
    [SupplyParameterFromQuery] public string? Account { get; set; }
    [SupplyParameterFromQuery] public string? Kind { get; set; }
    [SupplyParameterFromQuery] public string? Month { get; set; }
    [SupplyParameterFromQuery] public string? Subject { get; set; }
    [SupplyParameterFromQuery] public string? Category { get; set; }
    [SupplyParameterFromQuery] public string? Field { get; set; }

    private static Choice All => new("", LedgerText.Journal_All);
    private static IReadOnlyList<Choice> Accounts => [.. Grants.Ledger.Accounts.All.Select(a => new Choice(a.ToString(), InWords(a)))];
    private static IReadOnlyList<Choice> Kinds => [.. Enum.GetValues<EntryKind>().Select(k => new Choice(k.ToString(), InWords(k)))];

    /// <summary>Those in which there is a fund.</summary>
    private IReadOnlyList<Choice> Months => [.. (_picture?.Months ?? []).Reverse().Take(MonthsBack).Select(m => new Choice(m.Month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), HouseDates.Month(m.Month)))];

    private IReadOnlyList<Chip> Chips =>
    [
        .. ChipOf(_filter.Account?.ToString(), Accounts, _filter with { Account = null }), .. ChipOf(_filter.Kind?.ToString(), Kinds, _filter with { Kind = null }),
        .. ChipOf(_filter.Month is { } month ? HouseDates.Month(month) : null, [], _filter with { Month = null }), .. ChipOf(_filter.Subject, [], _filter with { Subject = null }),
        .. ChipOf(_filter.Category is { } category ? InWords(category) : null, [], _filter with { Category = null }),
        .. ChipOf(_filter.Field is { } area ? FieldInWords(area) : null, [], _filter with { Field = null }),
    ];

    private static IEnumerable<Chip> ChipOf(string? value, IReadOnlyList<Choice> words, JournalFilter without) =>
        value is null ? [] : [new(words.FirstOrDefault(w => w.Value == value)?.Text ?? value, without)];

    protected override async Task OnParametersSetAsync()
    {
        _filter = JournalAddress.Read(Account, Kind, Month, Subject, Category, Field);
        (_account, _kind, _month, _subject) = (_filter.Account?.ToString() ?? "", _filter.Kind?.ToString() ?? "", _filter.Month is null ? "" : Month!, _filter.Subject);
        var fund = await operations.AskAsync(new ViewFund());
        if (fund.Value is not { } line)
        {
            _problem = fund.Problem;
            return;
        }
        _picture ??= (await operations.AskAsync(new ViewFundPicture(line.Line))).Value;
        var outcome = await operations.AskAsync(new ViewJournal(line.Line, _filter, Math.Max(1, Page ?? 1)));
        (_view, _problem) = (outcome.Value, outcome.Problem);
    }

    private void Show() => navigation.NavigateTo(JournalAddress.Of(JournalAddress.Read(_account, _kind, _month, _subject, _filter.Category, null) with { Field = _filter.Field }));

    private static string MoneyClass(LedgerAccount account) => account.Unit() == LedgerUnit.HongKongCents ? "money" : "figure";

    private string FieldInWords(string code) =>
        _picture?.Fields.FirstOrDefault(f => f.Part.Code == code)?.Name ?? (code.Length == 0 ? LedgerText.NoField : code);

    private static string InWords(LedgerAccount account) => Words.Of(account, LedgerWords.ResourceManager);
    private static string InWords(EntryKind kind) => Words.Of(kind, LedgerWords.ResourceManager);

    private static string InWords(string category) =>
        Enum.TryParse<OrganisationCategory>(category, out var one) && Enum.IsDefined(one) ? Words.Of(one, OrganisationsWords.ResourceManager) : category;
}
