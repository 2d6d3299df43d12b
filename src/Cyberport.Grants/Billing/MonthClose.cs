using System.Globalization;
using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Billing;

/// <summary>
/// A month that has ended is prepared: its bills are listed. Another person approves it, which issues them and draws the fund, or sends it
/// back with a reason, which strikes them; then it is prepared anew. Approved is the end.
/// </summary>
public enum CloseState
{
    Prepared = 1,
    SentBack = 2,
    Approved = 3,
}

public enum CloseAction
{
    Prepare,
    SendBack,
    Approve,
}

/// <summary>The close of one month, over all awards. Who did what to it stands in its steps.</summary>
public sealed class MonthClose : Aggregate
{
    private readonly List<CloseStep> _steps = [];

    private MonthClose() { }

    internal MonthClose(DateOnly month) => (Id, Month) = (MonthCloseId.New(), month);

    public MonthCloseId Id { get; private init; }

    /// <summary>Its first day; one close per month.</summary>
    public DateOnly Month { get; private init; }
    public CloseState State { get; private set; }

    /// <summary>What its bills add up to, so that no list sums them again.</summary>
    public int Bills { get; private set; }
    public Money ListValue { get; private set; }
    public Money Subsidy { get; private set; }
    public Money UserShare { get; private set; }
    public IReadOnlyList<CloseStep> Steps => _steps;

    /// <summary>The one table of a close's life; none where the action is not possible.</summary>
    public static CloseState? Next(CloseState from, CloseAction action) => (from, action) switch
    {
        (CloseState.SentBack, CloseAction.Prepare) => CloseState.Prepared,
        (CloseState.Prepared, CloseAction.SendBack) => CloseState.SentBack,
        (CloseState.Prepared, CloseAction.Approve) => CloseState.Approved,
        (CloseState, CloseAction.Prepare or CloseAction.SendBack or CloseAction.Approve) => null,
    };

    /// <summary>Whether this person prepared it, in whichever round: who prepared never approves (DOMAIN rule 7).</summary>
    public bool IsPreparedBy(PersonId person) => _steps.Any(s => s.Action == CloseAction.Prepare && s.Person == person);

    internal void Prepare(PersonId by, DateTime at, IReadOnlyCollection<Bill> bills)
    {
        if (_steps.Count > 0) Take(CloseAction.Prepare);
        else State = CloseState.Prepared;
        Bills = bills.Count;
        (ListValue, Subsidy, UserShare) = (Sum(bills, b => b.ListValue), Sum(bills, b => b.Subsidy), Sum(bills, b => b.UserShare));
        Step(CloseAction.Prepare, by, at, "");
        Raise(new MonthPrepared(Id, Month, by));
    }

    internal void SendBack(PersonId by, DateTime at, string reason)
    {
        Take(CloseAction.SendBack);
        (Bills, ListValue, Subsidy, UserShare) = (0, Money.Zero, Money.Zero, Money.Zero);
        Step(CloseAction.SendBack, by, at, reason);
        Raise(new MonthSentBack(Id, Month));
    }

    internal void Approve(PersonId by, DateTime at)
    {
        if (IsPreparedBy(by)) throw new RuleViolation("billing.four-eyes", BillingWords.FourEyes);
        Take(CloseAction.Approve);
        Step(CloseAction.Approve, by, at, "");
    }

    private void Step(CloseAction action, PersonId by, DateTime at, string note) => _steps.Add(new(this, _steps.Count + 1, action, by, at, note));

    private void Take(CloseAction action) =>
        State = Next(State, action) ?? throw new RuleViolation("billing.close-" + State.ToString().ToLowerInvariant(), string.Format(
            CultureInfo.CurrentCulture, State switch
            {
                CloseState.Prepared => BillingWords.AlreadyPrepared,
                CloseState.SentBack => BillingWords.IsSentBack,
                CloseState.Approved => BillingWords.AlreadyClosed,
            }, HouseDates.Month(Month)));

    private static Money Sum(IEnumerable<Bill> bills, Func<Bill, Money> of) => new(bills.Sum(b => of(b).Cents));
}

/// <summary>Bills wait for approval.</summary>
public sealed record MonthPrepared(MonthCloseId Close, DateOnly Month, PersonId By) : IEvent;

/// <summary>The bills were struck; somebody prepares the month anew.</summary>
public sealed record MonthSentBack(MonthCloseId Close, DateOnly Month) : IEvent;

/// <summary>Who did what to a close, and when; the reason where it was sent back.</summary>
public sealed class CloseStep : IPartOf
{
    public const int NoteLength = 1000;

    private CloseStep() { }

    internal CloseStep(MonthClose close, int number, CloseAction action, PersonId person, DateTime at, string note) =>
        (Close, Number, Action, Person, At, Note) = (close, number, action, person, at, note);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public MonthClose Close { get; private init; } = null!;
    public int Number { get; private init; }
    public CloseAction Action { get; private init; }
    public PersonId Person { get; private init; }
    public DateTime At { get; private init; }
    public string Note { get; private init; } = "";

    Aggregate IPartOf.Root => Close;
}

internal sealed class MonthCloseConfiguration : IEntityTypeConfiguration<MonthClose>
{
    public void Configure(EntityTypeBuilder<MonthClose> close)
    {
        close.HasIndex(c => c.Month).IsUnique(); // a month is closed once, however many prepare it at the same moment
        close.HasMany(c => c.Steps).WithOne(s => s.Close).IsRequired();
        close.Navigation(c => c.Steps).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class CloseStepConfiguration : IEntityTypeConfiguration<CloseStep>
{
    public void Configure(EntityTypeBuilder<CloseStep> step)
    {
        step.Property(s => s.Id).ValueGeneratedNever();
        step.Property(s => s.Note).HasMaxLength(CloseStep.NoteLength);
        step.HasIndex("CloseId", nameof(CloseStep.Number)).IsUnique();
    }
}
