using Cyberport.Grants.Applications;
using Cyberport.Grants.Capacity;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Ledger;
using Cyberport.Grants.Panels;
using Cyberport.Grants.Programmes;
using Cyberport.Grants.Values;

namespace Cyberport.Grants.Awards;

public readonly record struct OfferId(Guid Value) : IId<OfferId>
{
    public static OfferId From(Guid value) => new(value);
    public static OfferId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// Open until the endorser accepts or declines it, its deadline passes and it lapses by itself, or the application is taken back and
/// it is withdrawn with it. An accepted offer is an award; each of the four is the end.
/// </summary>
public enum OfferState
{
    Open = 1,
    Accepted = 2,
    Declined = 3,
    Lapsed = 4,
    Withdrawn = 5,
}

public enum OfferAction
{
    Accept,
    Decline,
    Lapse,
    Withdraw,
}

/// <summary>A published approval, put to the organisation with a deadline. Its figures are those that the decision froze.</summary>
public sealed class Offer : Aggregate
{
    public const int NameLength = 200;
    public const int ReasonLength = 2000;

    /// <summary>Days in which an offer may be accepted, to the end of the last one in Hong Kong; this project's default.</summary>
    public const int DaysToAccept = 14;

    private Offer() { }

    internal Offer(Decision decision, OrganisationId organisation, ReferenceNumber reference, DateTime madeAt)
    {
        var terms = decision.Terms ?? throw new InvalidOperationException("A refusal makes no offer.");
        (Id, State, MadeAt) = (OfferId.New(), OfferState.Open, madeAt);
        (DecisionId, ProjectId, ApplicationId, OrganisationId, Reference) = (decision.Id, decision.ProjectId, decision.ApplicationId, organisation, reference);
        (Cards, Months, Start, Rate) = (terms.Figures.Cards, terms.Figures.Months, terms.Figures.Start, terms.Figures.Rate);
        (PriceList, PriceListVersion, PerCardMonth) = (terms.PriceList, terms.PriceListVersion, terms.PerCardMonth);
        (ListValue, Subsidy, UserShare) = (terms.Cost.List, terms.Cost.Subsidy, terms.Cost.UserShare);
        (HoldId, EncumbranceId, Conditions) = (decision.HoldId!.Value, decision.EncumbranceId!.Value, [.. decision.Conditions]);
        Deadline = DeadlineFrom(madeAt);
        Digest = Digest.Of(Canonical());
        Raise(new OfferMade(Id, ProjectId, ApplicationId, Deadline));
    }

    public OfferId Id { get; private init; }
    public DecisionId DecisionId { get; private init; }
    public ProjectId ProjectId { get; private init; }
    public GrantApplicationId ApplicationId { get; private init; }
    public OrganisationId OrganisationId { get; private init; }

    /// <summary>The project's reference, <c>AISS-2026-0001/1</c>.</summary>
    public ReferenceNumber Reference { get; private init; }
    public OfferState State { get; private set; }
    public DateTime MadeAt { get; private init; }

    /// <summary>The instant from which it can no longer be accepted (UTC): the end of a Hong Kong day.</summary>
    public DateTime Deadline { get; private init; }

    public Cards Cards { get; private init; }
    public int Months { get; private init; }
    public DateOnly Start { get; private init; }
    public Share Rate { get; private init; }
    public PriceListId PriceList { get; private init; }
    public int PriceListVersion { get; private init; }
    public Money PerCardMonth { get; private init; }
    public Money ListValue { get; private init; }
    public Money Subsidy { get; private init; }
    public Money UserShare { get; private init; }
    public HoldId HoldId { get; private init; }
    public EncumbranceId EncumbranceId { get; private init; }
    public List<string> Conditions { get; private init; } = [];

    /// <summary>Over the figures and conditions as offered; printed on the letter.</summary>
    public Digest Digest { get; private init; }

    public DateTime? AnsweredAt { get; private set; }
    public PersonId? AnsweredBy { get; private set; }
    public string? Signature { get; private set; }
    public string? SignatoryPost { get; private set; }
    public string? DeclineReason { get; private set; }

    public AwardTerms Terms => new(
        new(Cards, Months, Start, Rate), PriceList, PriceListVersion, PerCardMonth, new Cost(ListValue, Subsidy, UserShare));

    /// <summary>The one table of an offer's life; none where the action is not possible.</summary>
    public static OfferState? Next(OfferState from, OfferAction action) => (from, action) switch
    {
        (OfferState.Open, OfferAction.Accept) => OfferState.Accepted,
        (OfferState.Open, OfferAction.Decline) => OfferState.Declined,
        (OfferState.Open, OfferAction.Lapse) => OfferState.Lapsed,
        (OfferState.Open, OfferAction.Withdraw) => OfferState.Withdrawn,
        (OfferState, OfferAction.Accept or OfferAction.Decline or OfferAction.Lapse or OfferAction.Withdraw) => null,
    };

    public static DateTime DeadlineFrom(DateTime madeAt) =>
        GrantsClock.StartOf(DateOnly.FromDateTime(GrantsClock.ToHongKong(madeAt)).AddDays(DaysToAccept + 1));

    /// <summary>Whether the time to answer has passed, whatever a worker has noticed yet.</summary>
    public bool IsOver(DateTime now) => now >= Deadline;

    internal Award Accept(PersonId by, string signature, string post, DateTime now)
    {
        RequireInTime(now);
        Take(OfferAction.Accept);
        (AnsweredAt, AnsweredBy, Signature, SignatoryPost) = (now, by, signature, post);
        var award = new Award(this, now);
        Raise(new OfferAccepted(
            award.Id, Id, ProjectId, ApplicationId, OrganisationId, Reference.Value, Cards.Count, Months, award.From, award.To));
        return award;
    }

    internal void Decline(PersonId by, string reason, DateTime now)
    {
        RequireInTime(now);
        Take(OfferAction.Decline);
        (AnsweredAt, AnsweredBy, DeclineReason) = (now, by, reason);
        Raise(new OfferDeclined(Id, ProjectId, ApplicationId));
    }

    /// <summary>The deadline passed; dated there.</summary>
    internal void Lapse()
    {
        Take(OfferAction.Lapse);
        AnsweredAt = Deadline;
        Raise(new OfferLapsed(Id, ProjectId, ApplicationId));
    }

    /// <summary>The application was taken back. Told with the withdrawal itself, so this is no news of its own.</summary>
    internal void Withdraw(DateTime now)
    {
        Take(OfferAction.Withdraw);
        AnsweredAt = now;
    }

    private void RequireInTime(DateTime now)
    {
        if (State is OfferState.Open or OfferState.Lapsed && IsOver(now))
            throw new RuleViolation("awards.offer-lapsed", string.Format(
                System.Globalization.CultureInfo.CurrentCulture, AwardsWords.OfferLapsed, HouseDates.DayOf(Deadline.AddTicks(-1))));
    }

    private void Take(OfferAction action) =>
        State = Next(State, action) ?? throw new RuleViolation("awards.offer-answered", string.Format(
            System.Globalization.CultureInfo.CurrentCulture, AwardsWords.OfferAnswered, Words.Of(State, AwardsWords.ResourceManager)));

    private string Canonical() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Reference}|{Cards.Count}|{Months}|{Start:yyyy-MM-dd}|{Rate.BasisPoints}|{PriceListVersion}|{PerCardMonth.Cents}|{ListValue.Cents}|{Subsidy.Cents}|{UserShare.Cents}|{string.Join(',', Conditions)}|{Deadline:O}");
}

public sealed record OfferMade(OfferId Offer, ProjectId Project, GrantApplicationId Application, DateTime Deadline) : IEvent;

/// <param name="To">The first day after the award.</param>
public sealed record OfferAccepted(
    AwardId Award, OfferId Offer, ProjectId Project, GrantApplicationId Application, OrganisationId Organisation, string ProjectReference,
    int Cards, int Months, DateOnly From, DateOnly To) : IEvent;

public sealed record OfferDeclined(OfferId Offer, ProjectId Project, GrantApplicationId Application) : IEvent;

public sealed record OfferLapsed(OfferId Offer, ProjectId Project, GrantApplicationId Application) : IEvent;
