using Cyberport.Grants.Allocations;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Allocations;

/// <summary>What the project has used, month by month, and who may use it; the principal investigator changes that here.</summary>
public partial class ProjectUse(OperationRunner operations) : ComponentBase
{
    private ProjectUseView? _view;
    private IReadOnlyList<UsageMonth> _months = [];
    private IReadOnlyList<Choice> _candidates = [];
    private string? _chosen;
    private Problem? _problem;

    private static IReadOnlyList<Crumb> Way => [new(AllocationsText.MyUse_Title, "/allocations")];

    [Parameter] public Guid Id { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var outcome = await operations.AskAsync(new ViewProjectUse(new(Id)));
        (_view, _problem) = (outcome.Value, outcome.Problem ?? _problem);
        if (_view is null) return;
        // Every month of the allocation, those to come as well: what is still ahead belongs into the picture.
        var used = _view.Months.ToDictionary(m => m.Month, m => m.Used.Hours);
        _months = [.. MonthsOf(_view).Union(used.Keys).Order().Select(month => new UsageMonth(month, used.GetValueOrDefault(month), AvailableIn(month, _view).Hours))];
        _candidates = [.. _view.MayBeAdded.Select(c => new Choice(c.Person.Value.ToString(), c.Name))];
    }

    private static IEnumerable<DateOnly> MonthsOf(ProjectUseView view)
    {
        for (var month = new DateOnly(view.From.Year, view.From.Month, 1); month < view.To; month = month.AddMonths(1)) yield return month;
    }

    /// <summary>What the cards could give in the days of the month on which the project has them.</summary>
    private static Values.TresMinutes AvailableIn(DateOnly month, ProjectUseView view)
    {
        var from = month > view.From ? month : view.From;
        var to = month.AddMonths(1) < view.To ? month.AddMonths(1) : view.To;
        return new(to > from ? (long)(to.DayNumber - from.DayNumber) * 24 * 60 * view.Cards.Count : 0);
    }

    private async Task AddAsync(Guid command)
    {
        var outcome = await operations.RunAsync(new AddProjectUser(new(Id), new(Guid.Parse(_chosen!)), _view!.Version), command);
        _problem = outcome.Problem;
        if (outcome.IsDone) _chosen = null;
        await LoadAsync();
    }

    private async Task RemoveAsync(ProjectUserRow user, Guid command)
    {
        var outcome = await operations.RunAsync(new RemoveProjectUser(new(Id), user.Person, _view!.Version), command);
        _problem = outcome.Problem;
        await LoadAsync();
    }
}
