using Cyberport.Grants.Billing;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Billing;

/// <summary>The bill as a letter, and beside it what was paid.</summary>
public partial class BillPage(OperationRunner operations) : ComponentBase
{
    private BillView? _bill;
    private Problem? _problem;
    private string? _done;
    private bool _missing;
    private Money? _amount;
    private DateOnly? _received;
    private string? _reference;

    [Parameter] public Guid Id { get; set; }

    private IReadOnlyList<Crumb> Way => _bill is { SeesFund: true } bill
        ? [new(BillingText.Billing_Title, "/billing"), new(HouseDates.Month(bill.Month), BillingPage.MonthHref(bill.Month))]
        : [new(BillingText.BillsPage_Title, "/bills")];

    private IReadOnlyList<Change> Changes => _bill is not { } bill || _amount is not { } amount ? [] :
    [
        new(BillingText.Paid, bill.Paid.ToString(), (bill.Paid + amount).ToString()),
        new(BillingText.Owed, bill.Owed.ToString(), (bill.Owed - amount).ToString(), amount > bill.Owed ? Tone.Bad : Tone.Neutral),
    ];

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var outcome = await operations.AskAsync(new ViewBill(new(Id)));
        (_bill, _missing) = (outcome.Value, !outcome.IsDone);
    }

    private async Task RecordAsync(ConfirmedAct act)
    {
        var outcome = await operations.RunAsync(new RecordPayment(_bill!.Id, _bill.Version, _amount ?? Money.Zero, _received, _reference ?? ""), act.CommandId);
        if (outcome.IsDone) (_amount, _received, _reference) = (null, null, null);
        await ShowAsync(new(outcome.Problem, BillingText.Record_Done));
    }

    private async Task ShowAsync(ActDone act)
    {
        (_problem, _done) = (act.Problem, act.Problem is null ? act.Words : null);
        await LoadAsync();
    }

    private string? ErrorOf(string field) => _problem?.Fields?.GetValueOrDefault(field)?.FirstOrDefault();
}

/// <summary>How an act on part of a page ended, for the page to say.</summary>
public sealed record ActDone(Problem? Problem, string Words);
