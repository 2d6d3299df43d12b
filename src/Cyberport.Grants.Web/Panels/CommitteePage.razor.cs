using System.Globalization;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Panels;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Panels;

/// <summary>The projects before the Committee; the chair makes recorded decisions final here.</summary>
public partial class CommitteePage(OperationRunner operations) : ComponentBase
{
    private CommitteeView? _view;
    private Problem? _problem;
    private CommitteeShow _show;
    private IReadOnlySet<DecisionId> _chosen = new HashSet<DecisionId>();
    private int? _confirmed;

    [SupplyParameterFromQuery] public int? Page { get; set; }
    [SupplyParameterFromQuery] public string? Show { get; set; }
    [CascadingParameter] public required Actor Me { get; set; }

    private bool MayConfirm => _show == CommitteeShow.Recorded && Me.May(Permission.ConfirmDecisions);

    /// <summary>Names the act on the chair's button.</summary>
    internal static string ConfirmWords(int decisions) => decisions == 1
        ? PanelsText.Confirm_One : string.Format(CultureInfo.CurrentCulture, PanelsText.Confirm_Act, decisions);

    protected override async Task OnParametersSetAsync()
    {
        _show = Enum.TryParse<CommitteeShow>(Show, ignoreCase: true, out var asked) ? asked : CommitteeShow.ToDecide;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var outcome = await operations.AskAsync(new ViewCommittee(_show, Math.Max(1, Page ?? 1)));
        _view = outcome.Value;
        if (!outcome.IsDone) _problem = outcome.Problem;
        // The chair confirms what was recorded together; leaving one out is the exception.
        _chosen = _show == CommitteeShow.Recorded && _view is not null ? _view.Projects.Rows.Select(r => r.Decision!.Value).ToHashSet() : new HashSet<DecisionId>();
    }

    private static IReadOnlyList<Tab> TabsOf(CommitteeView view, CommitteeShow current) =>
        [.. Enum.GetValues<CommitteeShow>().Select(s => new Tab(
            $"{Words.Of(s, PanelsWords.ResourceManager)} ({view.Counts[s]})", $"/committee?show={s.ToString().ToLowerInvariant()}", s == current)),
            new(PanelsText.Meetings_Title, "/committee/meetings", false)];

    private IReadOnlyList<Tab> TabsOf(CommitteeView view) => TabsOf(view, _show);

    private async Task ConfirmAsync(ConfirmedAct act)
    {
        var seen = _view!.Projects.Rows.Where(r => _chosen.Contains(r.Decision!.Value)).Select(r => new DecisionSeen(r.Decision!.Value, r.Version)).ToList();
        var outcome = await operations.RunAsync(new ConfirmDecisions(seen), act.CommandId);
        (_problem, _confirmed) = (outcome.Problem, outcome.IsDone ? outcome.Value : null);
        await LoadAsync();
    }
}
