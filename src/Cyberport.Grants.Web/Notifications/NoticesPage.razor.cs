using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Notifications;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Notifications;

/// <summary>One's own notices.</summary>
public partial class NoticesPage(OperationRunner operations) : ComponentBase
{
    private readonly IReadOnlyList<Filter> _filters = [new("Show", NoticesText.Show, [new("unread", NoticesText.Unread)])];
    private Page<NoticeLine>? _page;
    private Problem? _problem;

    [SupplyParameterFromQuery] public int? Page { get; set; }
    [SupplyParameterFromQuery] public string? Show { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var outcome = await operations.AskAsync(new ListNotices(Show == "unread", Page ?? 1));
        (_page, _problem) = (outcome.Value, outcome.Problem);
    }

    private async Task ReadAllAsync(Guid command)
    {
        var outcome = await operations.RunAsync(new ReadNotices(), command);
        await LoadAsync();
        _problem ??= outcome.Problem;
    }
}
