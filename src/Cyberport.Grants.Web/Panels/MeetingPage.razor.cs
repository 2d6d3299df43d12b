using Cyberport.Grants.Applications;
using Cyberport.Grants.Components;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Panels.Meetings;
using Microsoft.AspNetCore.Components;

namespace Cyberport.Grants.Web.Panels;

/// <summary>
/// A meeting, live: the agenda with what reviewers, assessors and the Committee say of each item, who is in the room, and budget and
/// cards as the decisions fall. While an item is discussed with which the reader has a conflict, the page is blank.
/// </summary>
public partial class MeetingPage(OperationRunner operations) : ComponentBase, IDisposable
{
    private const string Committee = "/committee", Meetings = "/committee/meetings";

    /// <summary>How soon a page notices what somebody else did in the room.</summary>
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _left = new();
    private MeetingView? _view;
    private IReadOnlyList<ReadyProject> _ready = [];
    private Problem? _problem;
    private bool _watches;

    [Parameter] public Guid Id { get; set; }
    [CascadingParameter] public required Actor Me { get; set; }

    private bool MayServe => Me.May(Permission.RecordDecisions);

    protected override Task OnParametersSetAsync() => LookAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (_watches || _view is null) return;
        _watches = true;
        _ = WatchAsync();
    }

    private async Task WatchAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(LooksEvery);
            while (await timer.WaitForNextTickAsync(_left.Token)) await InvokeAsync(NoticeAsync);
        }
        catch (OperationCanceledException)
        {
            // the page was left
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }

    private async Task NoticeAsync()
    {
        if (_view is not { State: MeetingState.Convened or MeetingState.Sitting or MeetingState.Closed }) return;
        var now = (await operations.AskAsync(new ViewMeeting(new(Id)))).Value;
        if (now is null || Same(now, _view)) return;
        _view = now;
        await LookForReadyAsync();
        StateHasChanged();
    }

    private static bool Same(MeetingView a, MeetingView b) =>
        a.Version == b.Version && a.MustLeave == b.MustLeave && a.Available == b.Available
        && a.Agenda.Select(i => (i.Id, i.Version, i.Decision?.Version)).SequenceEqual(b.Agenda.Select(i => (i.Id, i.Version, i.Decision?.Version)));

    private async Task LookAsync()
    {
        var outcome = await operations.AskAsync(new ViewMeeting(new(Id)));
        _view = outcome.Value;
        if (!outcome.IsDone) _problem = outcome.Problem;
        await LookForReadyAsync();
    }

    private async Task LookForReadyAsync()
    {
        if (MayServe && _view is { State: MeetingState.Convened or MeetingState.Sitting }) _ready = (await operations.AskAsync(new ListReady())).Value ?? [];
    }

    private Task AttendAsync((PersonId Person, Attendance Attendance) member) =>
        RunAsync(new RecordAttendance(_view!.Id, _view.Version, [new(member.Person, member.Attendance)]), Guid.CreateVersion7());

    private Task AllCameAsync(Guid command) => RunAsync(new RecordAttendance(_view!.Id, _view.Version,
        [.. _view.Seats.Where(s => s.Attendance == Attendance.Expected).Select(s => new MemberAttendance(s.Person, Attendance.Present))]), command);

    private Task AddAsync((IReadOnlyList<ProjectId> Projects, string Reason, Guid Command) chosen) =>
        RunAsync(new PutOnAgenda(_view!.Id, _view.Version, chosen.Projects, chosen.Reason), chosen.Command);

    private Task CallAsync(AgendaItemId? item) => RunAsync(new CallItem(_view!.Id, _view.Version, item), Guid.CreateVersion7());

    private Task TakeOffAsync(AgendaRow item) => RunAsync(new TakeOffAgenda(item.Id, item.Version), Guid.CreateVersion7());

    private Task DeferAsync((AgendaRow Item, ConfirmedAct Act) deferred) =>
        RunAsync(new DeferItem(deferred.Item.Id, deferred.Item.Version, deferred.Act.Reason), deferred.Act.CommandId);

    private async Task ActedAsync(Problem? problem)
    {
        _problem = problem;
        await LookAsync();
    }

    private async Task RunAsync<T>(IOperation<T> operation, Guid command)
    {
        _problem = (await operations.RunAsync(operation, command)).Problem;
        await LookAsync();
    }

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
        GC.SuppressFinalize(this);
    }
}
