using System.Globalization;
using Cyberport.Grants.Components;
using Cyberport.Grants.Desk.Funds;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Values;
using Microsoft.AspNetCore.Components;
using LedgerAccount = Cyberport.Grants.Ledger.Account;

namespace Cyberport.Grants.Web.Ledger;

/// <summary>Where the money is now, how it came there, and for whom it is spoken for; each figure leads to its entries.</summary>
public partial class FundPage(OperationRunner operations) : ComponentBase
{
    private FundPosition? _fund;
    private FundPicture? _picture;
    private Problem? _problem;
    private Money? _amount;
    private string? _note;

    [CascadingParameter] public required Actor Me { get; set; }

    private IReadOnlyList<Change> Changes => _fund is not { } fund || _amount is not { } amount ? [] :
    [
        new(LedgerText.Appropriation, fund.Figures.Appropriated.ToString(), (fund.Figures.Appropriated + amount).ToString()),
        new(LedgerText.Available, fund.Figures.Available.ToString(), (fund.Figures.Available + amount).ToString()),
    ];

    private string AppropriateText => _amount is { } amount ? string.Format(CultureInfo.CurrentCulture, LedgerText.Appropriate_Act, amount) : LedgerText.Appropriate_Title;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var fund = await operations.AskAsync(new ViewFund());
        _fund = fund.Value;
        if (!fund.IsDone) _problem = fund.Problem;
        _picture = _fund is null ? null : (await operations.AskAsync(new ViewFundPicture(_fund.Line))).Value;
    }

    private async Task AppropriateAsync(ConfirmedAct act)
    {
        var outcome = await operations.RunAsync(new AppropriateFund(_fund!.Line, _amount ?? Money.Zero, _note ?? ""), act.CommandId);
        _problem = outcome.Problem;
        if (outcome.IsDone) (_amount, _note) = (null, null);
        await LoadAsync();
    }

    private static string Entries(FundState state, JournalFilter? about = null) => JournalAddress.Of((about ?? JournalFilter.None) with { Account = AccountOf(state) });

    private static LedgerAccount AccountOf(FundState state) => state switch
    {
        FundState.Drawn => LedgerAccount.Drawn,
        FundState.Encumbered => LedgerAccount.Encumbered,
        FundState.PreEncumbered => LedgerAccount.PreEncumbered,
        FundState.Free => LedgerAccount.Available,
    };

    private static IReadOnlyList<FundMonthEnd> Months(FundPicture picture) =>
        [.. picture.Months.Select(m => new FundMonthEnd(m.Month, m.Figures.Appropriated, m.Figures.PreEncumbered, m.Figures.Encumbered, m.Figures.Drawn))];

    private static IReadOnlyList<FundShare> Shares(IReadOnlyList<NamedFundPart> parts, Func<string, JournalFilter> about) =>
        [.. parts.Select(p => new FundShare(p.Name, p.Part.PreEncumbered, p.Part.Encumbered, p.Part.Drawn, state => Entries(state, about(p.Part.Code))))];

    private string? ErrorOf(string field) => _problem?.Fields?.GetValueOrDefault(field)?.FirstOrDefault();
}
