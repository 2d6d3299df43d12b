using System.Text.Json;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Panels.Meetings;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Panels;

public readonly record struct DecisionId(Guid Value) : IId<DecisionId>
{
    public static DecisionId From(Guid value) => new(value);
    public static DecisionId New() => new(Guid.CreateVersion7());
}

public enum Verdict
{
    Approve = 1,

    /// <summary>Fewer card-months than asked for.</summary>
    ApproveLess = 2,
    Refuse = 3,
}

/// <summary>
/// Recorded (and recorded again, as often as need be; each time its hold and reservation are replaced) → Confirmed by the chair, who may
/// take that back → Published to the applicant, together with the others of its meeting. Dropped when the application is taken back
/// before that.
/// </summary>
public enum DecisionState
{
    Recorded = 1,
    Confirmed = 2,
    Published = 3,
    Dropped = 4,
}

public enum DecisionAction
{
    RecordAgain,
    Confirm,
    TakeBack,
    Publish,
    Drop,
}

/// <summary>What was decided about one project.</summary>
public sealed class Decision : Aggregate
{
    public const int ResolutionLength = 2000;

    private Decision() { }

    internal Decision(Project project) => (Id, ProjectId, ApplicationId, State) = (DecisionId.New(), project.Id, project.ApplicationId, DecisionState.Recorded);

    public DecisionId Id { get; private init; }

    /// <summary>One decision per project.</summary>
    public ProjectId ProjectId { get; private init; }
    public GrantApplicationId ApplicationId { get; private init; }
    /// <summary>At which it was recorded; none where the decision is delegated.</summary>
    public MeetingId? MeetingId { get; private set; }
    public DecisionState State { get; private set; }
    public Verdict Verdict { get; private set; }

    /// <summary>How often it was recorded.</summary>
    public int Revision { get; private set; }

    public Cards? Cards { get; private set; }
    public int? Months { get; private set; }
    public DateOnly? Start { get; private set; }
    public Share? Rate { get; private set; }
    public PriceListId? PriceList { get; private set; }
    public int? PriceListVersion { get; private set; }
    public Money? PerCardMonth { get; private set; }
    public Money? ListValue { get; private set; }
    public Money? Subsidy { get; private set; }
    public Money? UserShare { get; private set; }
    public HoldId? HoldId { get; private set; }
    public EncumbranceId? EncumbranceId { get; private set; }

    /// <summary>Codes of the conditions library.</summary>
    public List<string> Conditions { get; private set; } = [];
    public string ReasonsJson { get; private set; } = "[]";

    /// <summary>Why the Committee grants more than the standard rate; empty where it does not.</summary>
    public string Resolution { get; private set; } = "";
    public PersonId? SecondedBy { get; private set; }
    public DateTime? SecondedAt { get; private set; }

    public PersonId RecordedBy { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public PersonId? ConfirmedBy { get; private set; }
    public DateTime? ConfirmedAt { get; private set; }
    public DateTime? PublishedAt { get; private set; }

    public bool IsApproval => Verdict != Verdict.Refuse;

    /// <summary>A resolution that nobody but its recorder stands for yet.</summary>
    public bool AwaitsSecond => Resolution.Length > 0 && SecondedBy is null;

    public IReadOnlyList<DecisionReason> Reasons => JsonSerializer.Deserialize<DecisionReason[]>(ReasonsJson)!;

    /// <summary>The frozen figures of an approval.</summary>
    public AwardTerms? Terms => !IsApproval ? null : new(
        new(Cards!.Value, Months!.Value, Start!.Value, Rate!.Value), PriceList!.Value, PriceListVersion!.Value, PerCardMonth!.Value,
        new Cost(ListValue!.Value, Subsidy!.Value, UserShare!.Value));

    /// <summary>The one table of a decision's life; none where the action is not possible.</summary>
    public static DecisionState? Next(DecisionState from, DecisionAction action) => (from, action) switch
    {
        (DecisionState.Recorded, DecisionAction.RecordAgain) => DecisionState.Recorded,
        (DecisionState.Recorded, DecisionAction.Confirm) => DecisionState.Confirmed,
        (DecisionState.Confirmed, DecisionAction.TakeBack) => DecisionState.Recorded,
        (DecisionState.Confirmed, DecisionAction.Publish) => DecisionState.Published,
        (DecisionState.Recorded or DecisionState.Confirmed, DecisionAction.Drop) => DecisionState.Dropped,
        (DecisionState, DecisionAction.RecordAgain or DecisionAction.Confirm or DecisionAction.TakeBack or DecisionAction.Publish or DecisionAction.Drop) => null,
    };

    internal void RequireOpen() => Take(DecisionAction.RecordAgain);

    internal void Approve(Verdict verdict, AwardTerms terms, IEnumerable<string> conditions, IEnumerable<DecisionReason> reasons, HoldId hold, EncumbranceId encumbrance)
    {
        (Verdict, Cards, Months, Start, Rate) = (verdict, terms.Figures.Cards, terms.Figures.Months, terms.Figures.Start, terms.Figures.Rate);
        (PriceList, PriceListVersion, PerCardMonth) = (terms.PriceList, terms.PriceListVersion, terms.PerCardMonth);
        (ListValue, Subsidy, UserShare) = (terms.Cost.List, terms.Cost.Subsidy, terms.Cost.UserShare);
        (HoldId, EncumbranceId, Conditions) = (hold, encumbrance, [.. conditions]);
        Say(reasons);
    }

    internal void Refuse(IEnumerable<DecisionReason> reasons)
    {
        (Verdict, Cards, Months, Start, Rate) = (Verdict.Refuse, null, null, null, null);
        (PriceList, PriceListVersion, PerCardMonth, ListValue, Subsidy, UserShare) = (null, null, null, null, null, null);
        (HoldId, EncumbranceId, Conditions) = (null, null, []);
        Say(reasons);
    }

    /// <param name="resolution">For more than the standard rate; a second person stands for it anew each time.</param>
    internal void SignRecord(PersonId by, MeetingId? meeting, string resolution, DateTime at)
    {
        (RecordedBy, RecordedAt, Revision) = (by, at, Revision + 1);
        (MeetingId, Resolution, SecondedBy, SecondedAt) = (meeting, resolution, null, null);
    }

    /// <exception cref="RuleViolation">There is no resolution to stand for, or it is the person's own record (DOMAIN rule 7).</exception>
    internal void Second(PersonId by, DateTime at)
    {
        RequireOpen();
        if (!AwaitsSecond) throw new RuleViolation("panels.no-resolution", PanelsWords.NoResolution);
        if (by == RecordedBy) throw new RuleViolation("panels.own-record", PanelsWords.OwnRecord);
        (SecondedBy, SecondedAt) = (by, at);
    }

    /// <exception cref="RuleViolation">A resolution waits for its second person, or the one who confirms recorded it.</exception>
    internal void Confirm(PersonId by, DateTime at)
    {
        if (AwaitsSecond) throw new RuleViolation("panels.awaits-second", PanelsWords.AwaitsSecond);
        if (by == RecordedBy) throw new RuleViolation("panels.own-record", PanelsWords.OwnRecord);
        Take(DecisionAction.Confirm);
        (ConfirmedBy, ConfirmedAt) = (by, at);
    }

    internal void TakeBack()
    {
        Take(DecisionAction.TakeBack);
        (ConfirmedBy, ConfirmedAt) = (null, null);
    }

    internal void Publish(DateTime at)
    {
        Take(DecisionAction.Publish);
        PublishedAt = at;
        Raise(new DecisionPublished(Id, ProjectId, ApplicationId, IsApproval));
    }

    internal void Drop() => Take(DecisionAction.Drop);

    private void Say(IEnumerable<DecisionReason> reasons) => ReasonsJson = JsonSerializer.Serialize(reasons, Data.GrantsJson.Options);

    private void Take(DecisionAction action) =>
        State = Next(State, action) ?? throw new RuleViolation("panels.decision-final", PanelsWords.DecisionFinal);
}

/// <summary>The applicant is told; an approval becomes an offer.</summary>
public sealed record DecisionPublished(DecisionId Decision, ProjectId Project, GrantApplicationId Application, bool Approved) : IEvent;
