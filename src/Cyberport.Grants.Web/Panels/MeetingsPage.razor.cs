using System.Globalization;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Panels.Meetings;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Panels;

/// <summary>The Committee's meetings; the secretariat convenes the next one here.</summary>
public partial class MeetingsPage(OperationRunner operations, NavigationManager navigation) : ComponentBase
{
    private const string Committee = "/committee";

    private Page<MeetingRow>? _meetings;
    private Problem? _problem;
    private DateOnly? _day;
    private string? _time = "14:30";
    private string? _place;
    private string? _dayError, _timeError;

    [SupplyParameterFromQuery] public int? Page { get; set; }
    [CascadingParameter] public required Actor Me { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var outcome = await operations.AskAsync(new ListMeetings(Math.Max(1, Page ?? 1)));
        (_meetings, _problem) = (outcome.Value, outcome.Problem);
    }

    private async Task ConveneAsync(Guid command)
    {
        _dayError = _day is null ? PanelsText.Convene_DayMissing : null;
        var readable = TimeOnly.TryParseExact(_time, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        _timeError = readable ? null : PanelsText.Convene_TimeMissing;
        if (_day is not { } day || !readable) return;
        var outcome = await operations.RunAsync(new ConveneMeeting(GrantsClock.StartOf(day) + time.ToTimeSpan(), _place ?? ""), command);
        _problem = outcome.Problem;
        if (outcome.IsDone) navigation.NavigateTo($"/committee/meetings/{outcome.Value.Value}");
    }
}
