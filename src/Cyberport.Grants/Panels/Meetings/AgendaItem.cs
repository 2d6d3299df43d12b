using Cyberport.Grants.Applications;
using Cyberport.Grants.Kernel;

namespace Cyberport.Grants.Panels.Meetings;

public readonly record struct AgendaItemId(Guid Value) : IId<AgendaItemId>
{
    public static AgendaItemId From(Guid value) => new(value);
    public static AgendaItemId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// Waiting to be discussed → Decided (recorded, and recorded again while the meeting sits) or Deferred to a later meeting. TakenOff
/// before the meeting, or because the application was taken back.
/// </summary>
public enum AgendaItemState
{
    Waiting = 1,
    Decided = 2,
    Deferred = 3,
    TakenOff = 4,
}

public enum AgendaItemAction
{
    Decide,
    Defer,
    TakeOff,
}

/// <summary>One project on the agenda of one meeting, and what the minutes say of it.</summary>
public sealed class AgendaItem : Aggregate
{
    public const int ReasonLength = 1000;
    public const int NoteLength = 4000;

    private AgendaItem() { }

    internal AgendaItem(MeetingId meeting, ProjectId project, GrantApplicationId application, int position, string fewReviews) =>
        (Id, MeetingId, ProjectId, ApplicationId, Position, FewReviews, State) =
        (AgendaItemId.New(), meeting, project, application, position, fewReviews, AgendaItemState.Waiting);

    public AgendaItemId Id { get; private init; }
    public MeetingId MeetingId { get; private init; }
    public ProjectId ProjectId { get; private init; }
    public GrantApplicationId ApplicationId { get; private init; }

    /// <summary>Its place on the agenda, from 1.</summary>
    public int Position { get; internal set; }
    public AgendaItemState State { get; private set; }

    /// <summary>Why it comes with fewer reviews than are due; empty where there are enough.</summary>
    public string FewReviews { get; private init; } = "";

    /// <summary>Why it was put off.</summary>
    public string Deferral { get; private set; } = "";

    /// <summary>What the secretariat minutes of the discussion.</summary>
    public string Note { get; private set; } = "";

    public DateTime? SettledAt { get; private set; }

    /// <summary>Members without a conflict when it was settled, and those of them who were there.</summary>
    public int Entitled { get; private set; }
    public int Present { get; private set; }

    /// <summary>Members who were at the meeting and left for this item, having a conflict with it.</summary>
    public List<Guid> Left { get; private set; } = [];

    /// <summary>The one table of an item's life; none where the action is not possible.</summary>
    public static AgendaItemState? Next(AgendaItemState from, AgendaItemAction action) => (from, action) switch
    {
        (AgendaItemState.Waiting or AgendaItemState.Decided, AgendaItemAction.Decide) => AgendaItemState.Decided,
        (AgendaItemState.Waiting, AgendaItemAction.Defer) => AgendaItemState.Deferred,
        (AgendaItemState.Waiting or AgendaItemState.Decided, AgendaItemAction.TakeOff) => AgendaItemState.TakenOff,
        (AgendaItemState, AgendaItemAction.Decide or AgendaItemAction.Defer or AgendaItemAction.TakeOff) => null,
    };

    internal void Decide(Quorum quorum, IEnumerable<PersonId> left, DateTime at)
    {
        Take(AgendaItemAction.Decide);
        Settle(quorum, left, at);
    }

    internal void Defer(string reason, Quorum quorum, IEnumerable<PersonId> left, DateTime at)
    {
        Take(AgendaItemAction.Defer);
        Deferral = reason;
        Settle(quorum, left, at);
    }

    internal void TakeOff() => Take(AgendaItemAction.TakeOff);

    internal void Minute(string note) => Note = note;

    private void Settle(Quorum quorum, IEnumerable<PersonId> left, DateTime at) =>
        (Entitled, Present, Left, SettledAt) = (quorum.Entitled, quorum.Present, [.. left.Select(p => p.Value)], at);

    private void Take(AgendaItemAction action) =>
        State = Next(State, action) ?? throw new RuleViolation("panels.item-settled", PanelsWords.ItemSettled);
}
