using System.Globalization;
using Cyberport.Grants.Allocations;
using Cyberport.Grants.Kernel;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Allocations;

/// <summary>One allocation beside its cluster: what we want, what we wrote, what stands there, and what would be sent next.</summary>
public partial class AllocationPage(OperationRunner operations) : ComponentBase
{
    private sealed record Side(string Key, string Term, string Desired, string Applied, string Observed, bool Differs);

    private AllocationView? _view;
    private IReadOnlyList<Side> _sides = [];
    private Problem? _problem;

    private static IReadOnlyList<Components.Crumb> Way => [new(AllocationsText.Centre_Title, "/centre")];

    [Parameter] public Guid Id { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var outcome = await operations.AskAsync(new ViewAllocation(new(Id)));
        (_view, _problem) = (outcome.Value, outcome.Problem);
        if (_view is { } view) _sides = [.. SidesOf(view)];
    }

    private async Task CheckAsync(Guid command)
    {
        var before = _view?.CheckedAt;
        var outcome = await operations.RunAsync(new CheckCentreNow(new(Id)), command);
        _problem = outcome.Problem;
        for (var i = 0; i < 8 && outcome.IsDone && (_view is null || _view.CheckedAt == before); i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            await LoadAsync();
        }
    }

    private static IEnumerable<Side> SidesOf(AllocationView view)
    {
        var (desired, applied, observed) = (view.Desired.Limits, view.Last?.Limits, view.Observed?.Limits);
        yield return new("mark", AllocationsText.Mark, view.Desired.Mark, view.Last is null ? "–" : view.Desired.Mark, view.Observed?.Description ?? "–",
            view.Observed is not null && view.Observed.Description != view.Desired.Mark);
        yield return Of("cards", AllocationsText.CardCap, l => Say(l.Cards));
        yield return Of("budget", AllocationsText.BudgetMinutes, l => Say(l.Minutes));
        yield return Of("switch", AllocationsText.Switch, l => l.IsClosed ? AllocationsText.Closed : AllocationsText.Open);
        yield return new("users", AllocationsText.Users, Join(view.Desired.Logins), Join(view.Last?.Logins), Join(view.Observed?.Logins),
            view.Observed is not null && !view.Observed.Logins.Order(StringComparer.Ordinal).SequenceEqual(view.Desired.Logins));

        Side Of(string key, string term, Func<AccountLimits, string> say) => new(
            key, term, say(desired), applied is null ? "–" : say(applied), observed is null ? "–" : say(observed), observed is not null && say(observed) != say(desired));
    }

    private static string Say(long? limit) => limit?.ToString("#,##0", CultureInfo.InvariantCulture) ?? "∞";
    private static string Join(IEnumerable<string>? logins) => logins is null ? "–" : string.Join(", ", logins) is { Length: > 0 } some ? some : "–";
    private static string InstantOr(DateTime? at) => at is { } known ? HouseDates.Instant(known) : "–";
}
