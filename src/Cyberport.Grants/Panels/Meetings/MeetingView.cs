using Cyberport.Grants.Applications;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Screening;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Panels.Meetings;

/// <summary>A meeting as one person may see it.</summary>
/// <param name="Quorum">Of the whole meeting; each item has its own.</param>
/// <param name="Current">The item under discussion, where the person may see it.</param>
/// <param name="MustLeave">An item is discussed with which the person has a conflict: the page goes blank.</param>
/// <param name="Agenda">Without the items that a conflict hides from the person.</param>
public sealed record MeetingView(
    MeetingId Id, long Version, int Number, DateTime At, string Place, MeetingState State, DateTime? OpenedAt, DateTime? ClosedAt, DateTime? PublishedAt,
    string CancelReason, IReadOnlyList<SeatView> Seats, Quorum Quorum, AgendaItemId? Current, bool MustLeave, IReadOnlyList<AgendaRow> Agenda,
    Money Available, Money Appropriation, IReadOnlyList<CapacityMonth> Capacity)
{
    public string StateInWords => Words.Of(State, PanelsWords.ResourceManager);
    public bool IsSitting => State == MeetingState.Sitting;

    /// <summary>Recorded decisions that the chair has not made final.</summary>
    public int ToConfirm => Agenda.Count(i => i.Decision is { State: DecisionState.Recorded });
    public int ToSettle => Agenda.Count(i => i.State == AgendaItemState.Waiting);
}

public sealed record SeatView(PersonId Person, BilingualText Name, bool Chairs, Attendance Attendance, bool IsMine);

/// <summary>One item of the agenda.</summary>
/// <param name="Position">As the person counts: items hidden from them leave no gap.</param>
/// <param name="Quorum">When it was settled; before that, as it stands now.</param>
/// <param name="Left">Who left for it: those who are there and have a conflict with it.</param>
public sealed record AgendaRow(
    AgendaItemId Id, long Version, int Position, AgendaItemState State, ProjectId Project, GrantApplicationId Application, string Reference,
    BilingualText Title, BilingualText Organisation, bool OrganisationVerified, Cards? AskedCards, int? AskedMonths, DateOnly? AskedStart,
    RecommendedFigures? Recommended, Standing? Standing, string FewReviews, string Deferral, string Note, Quorum Quorum, IReadOnlyList<BilingualText> Left, AgendaDecision? Decision);

/// <summary>What stands decided about an item.</summary>
public sealed record AgendaDecision(
    DecisionId Id, long Version, DecisionState State, Verdict Verdict, AwardTerms? Terms, IReadOnlyList<DecisionReason> Reasons, string Resolution,
    bool AwaitsSecond, bool RecordedByMe, BilingualText? RecordedBy, BilingualText? SecondedBy, BilingualText? ConfirmedBy);
