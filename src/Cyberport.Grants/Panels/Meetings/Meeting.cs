using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Panels.Meetings;

public readonly record struct MeetingId(Guid Value) : IId<MeetingId>
{
    public static MeetingId From(Guid value) => new(value);
    public static MeetingId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// Convened with a day and an agenda → Sitting from when a quorum is there: decisions are recorded → Closed when every item is settled
/// (it may be resumed to correct one) → Published: all its applicants are told at once. Cancelled before it sat.
/// </summary>
public enum MeetingState
{
    Convened = 1,
    Sitting = 2,
    Closed = 3,
    Published = 4,
    Cancelled = 5,
}

public enum MeetingAction
{
    Open,
    Close,
    Publish,
    Cancel,
}

/// <summary>One sitting of the Committee: who was there, and when it opened and closed. What it discusses are its agenda items.</summary>
public sealed class Meeting : Aggregate
{
    public const int PlaceLength = 200;
    public const int ReasonLength = 500;

    private readonly List<Seat> _seats = [];

    private Meeting() { }

    internal Meeting(int number, DateTime at, string place, PersonId convenedBy) =>
        (Id, Number, At, Place, ConvenedBy, State) = (MeetingId.New(), number, at, place, convenedBy, MeetingState.Convened);

    public MeetingId Id { get; private init; }

    /// <summary>Counted from 1 since the Committee first met.</summary>
    public int Number { get; private init; }

    /// <summary>When it is to begin.</summary>
    public DateTime At { get; private init; }
    public string Place { get; private init; } = "";
    public PersonId ConvenedBy { get; private init; }
    public MeetingState State { get; private set; }
    public DateTime? OpenedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public DateTime? PublishedAt { get; private set; }
    public string CancelReason { get; private set; } = "";

    /// <summary>The item under discussion; whoever has a conflict with it looks at a blank page meanwhile.</summary>
    public AgendaItemId? Current { get; private set; }

    public IReadOnlyList<Seat> Seats => _seats;

    /// <summary>The one table of a meeting's life; none where the action is not possible.</summary>
    public static MeetingState? Next(MeetingState from, MeetingAction action) => (from, action) switch
    {
        (MeetingState.Convened or MeetingState.Closed, MeetingAction.Open) => MeetingState.Sitting,
        (MeetingState.Sitting, MeetingAction.Close) => MeetingState.Closed,
        (MeetingState.Closed, MeetingAction.Publish) => MeetingState.Published,
        (MeetingState.Convened, MeetingAction.Cancel) => MeetingState.Cancelled,
        (MeetingState, MeetingAction.Open or MeetingAction.Close or MeetingAction.Publish or MeetingAction.Cancel) => null,
    };

    /// <summary>Whoever sits on the Committee now has a seat; who came before keeps theirs.</summary>
    internal void Seat(IEnumerable<(PersonId Person, bool Chairs)> members)
    {
        foreach (var (person, chairs) in members.Where(m => _seats.All(s => s.Person != m.Person)))
            _seats.Add(new Seat(this, person, chairs));
    }

    internal void Announce() => Raise(new MeetingConvened(Id));

    internal void Attend(PersonId person, Attendance attendance)
    {
        if (State is not (MeetingState.Convened or MeetingState.Sitting)) throw NotNow();
        (_seats.Find(s => s.Person == person) ?? throw new NotFoundException()).Attendance = attendance;
    }

    /// <exception cref="RuleViolation">Too few are there.</exception>
    internal void Open(DateTime at)
    {
        var next = Next(State, MeetingAction.Open) ?? throw NotNow();
        Quorum.Of(_seats, []).Require();
        (State, OpenedAt, ClosedAt) = (next, OpenedAt ?? at, null);
    }

    internal void Call(AgendaItemId? item)
    {
        if (State != MeetingState.Sitting) throw NotNow();
        Current = item;
    }

    internal void Close(DateTime at)
    {
        Take(MeetingAction.Close);
        (ClosedAt, Current) = (at, null);
    }

    internal void Publish(DateTime at)
    {
        Take(MeetingAction.Publish);
        PublishedAt = at;
    }

    internal void Cancel(string reason)
    {
        Take(MeetingAction.Cancel);
        CancelReason = reason;
    }

    internal void RequireAgendaOpen()
    {
        if (State is not (MeetingState.Convened or MeetingState.Sitting)) throw NotNow();
    }

    private void Take(MeetingAction action) => State = Next(State, action) ?? throw NotNow();

    private RuleViolation NotNow() => new("panels.meeting-state", string.Format(
        System.Globalization.CultureInfo.CurrentCulture, PanelsWords.MeetingNotNow, Words.Of(State, PanelsWords.ResourceManager)));
}

/// <summary>Everybody with a seat is told.</summary>
public sealed record MeetingConvened(MeetingId Meeting) : IEvent;

/// <summary>Whether somebody came.</summary>
public enum Attendance
{
    /// <summary>Nothing is known yet.</summary>
    Expected = 1,
    Present = 2,

    /// <summary>Said beforehand that they would not come.</summary>
    Apologies = 3,
}

/// <summary>A member's seat at one meeting.</summary>
public sealed class Seat : IPartOf
{
    private Seat() { }

    internal Seat(Meeting meeting, PersonId person, bool chairs) => (Meeting, Person, Chairs, Attendance) = (meeting, person, chairs, Attendance.Expected);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Meeting Meeting { get; private init; } = null!;
    public PersonId Person { get; private init; }
    public bool Chairs { get; private init; }
    public Attendance Attendance { get; internal set; }

    Aggregate IPartOf.Root => Meeting;
}
