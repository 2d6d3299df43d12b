using System.Globalization;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Programmes;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Programmes;

/// <summary>What one call pays, to whom and how; and the way in.</summary>
public partial class CallPage(OperationRunner operations, NavigationManager navigation) : ComponentBase
{
    private CallView? _call;
    private Problem? _problem;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm] public StartForm? Input { get; set; }

    public sealed class StartForm
    {
        public Guid Organisation { get; set; }

        /// <summary>Made with the page: a double click or a repeated post starts one application.</summary>
        public Guid Command { get; set; }
    }

    protected override async Task OnInitializedAsync() => _call = (await operations.AskAsync(new ViewCall(new(Id)))).Value;

    internal static string ClosingWords(DateTime? closesAt) => closesAt is { } at
        ? string.Format(CultureInfo.CurrentCulture, ProgrammesText.ClosesAt, HouseDates.Instant(at))
        : ProgrammesText.Rolling;

    private async Task StartAsync()
    {
        if (Input is null) return;
        var outcome = await operations.RunAsync(new StartApplication(new(Id), new(Input.Organisation)), Input.Command == Guid.Empty ? null : Input.Command);
        if (outcome.IsDone) navigation.NavigateTo($"/applications/{outcome.Value.Value}/form");
        else _problem = outcome.Problem;
    }
}
