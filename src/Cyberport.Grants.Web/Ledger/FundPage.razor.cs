using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Organisations;
using Cyberport.Grants.Values;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Ledger;

/// <summary>Where the money is now, how it came there, and the journal behind it.</summary>
public partial class FundPage(OperationRunner operations) : ComponentBase
{
    private FundPosition? _fund;
    private Page<JournalRow>? _journal;
    private Problem? _problem;
    private Money? _amount;
    private string? _note;

    [SupplyParameterFromQuery] public int? Page { get; set; }
    [SupplyParameterFromQuery] public string? Kind { get; set; }
    [SupplyParameterFromQuery] public string? Subject { get; set; }
    [CascadingParameter] public required Actor Me { get; set; }

    private static IReadOnlyList<Filter> Filters =>
        [new("kind", LedgerText.Kind, [.. new[] { EntryKind.Appropriation, EntryKind.PreEncumbrance, EntryKind.Encumbrance, EntryKind.Lapsed, EntryKind.Bill, EntryKind.Payment, EntryKind.PaymentReversed, EntryKind.Usage, EntryKind.Ended }
            .Select(k => new FilterOption(k.ToString(), Words.Of(k, LedgerWords.ResourceManager)))])];

    private IReadOnlyList<Change> Changes => _fund is not { } fund || _amount is not { } amount ? [] :
    [
        new(LedgerText.Appropriation, fund.Figures.Appropriated.ToString(), (fund.Figures.Appropriated + amount).ToString()),
        new(LedgerText.Available, fund.Figures.Available.ToString(), (fund.Figures.Available + amount).ToString()),
    ];

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var fund = await operations.AskAsync(new ViewFund());
        _fund = fund.Value;
        if (!fund.IsDone) _problem = fund.Problem;
        if (_fund is null) return;
        EntryKind? kind = Enum.TryParse<EntryKind>(Kind, out var asked) ? asked : null;
        _journal = (await operations.AskAsync(new ViewJournal(_fund.Line, Math.Max(1, Page ?? 1), kind, Subject))).Value;
    }

    private async Task AppropriateAsync(ConfirmedAct act)
    {
        var outcome = await operations.RunAsync(new AppropriateFund(_fund!.Line, _amount ?? Money.Zero, _note ?? ""), act.CommandId);
        _problem = outcome.Problem;
        if (outcome.IsDone) (_amount, _note) = (null, null);
        await LoadAsync();
    }

    /// <summary>The file has what the filters show.</summary>
    private string JournalQuery => QueryString.Create(new Dictionary<string, string?> { ["kind"] = Kind, ["subject"] = Subject }).ToString();

    private static string CategoryOf(string code) =>
        Enum.TryParse<OrganisationCategory>(code, out var category) ? Words.Of(category, OrganisationsWords.ResourceManager) : code;

    private string? ErrorOf(string field) => _problem?.Fields?.GetValueOrDefault(field)?.FirstOrDefault();
}
