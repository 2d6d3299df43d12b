using System.Text.Json;
using Cyberport.Grants.Applications;
using Cyberport.Grants.Data;
using Cyberport.Grants.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cyberport.Grants.Screening;

public readonly record struct ScreeningCaseId(Guid Value) : IId<ScreeningCaseId>
{
    public static ScreeningCaseId From(Guid value) => new(value);
    public static ScreeningCaseId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// A submission comes in and waits with an officer (Open) until it is found complete (Passed: it may be decided). Asked something, the
/// applicant has it (WithApplicant: the clock stands still) until it is sent back. What cannot be funded under the call ends here, with reasons (NotEligible). The applicant may take it
/// back before (Closed).
/// </summary>
public enum ScreeningState
{
    Open = 1,
    Passed = 2,
    Closed = 3,
    WithApplicant = 4,
    NotEligible = 5,
}

public enum ScreeningAction
{
    Pass,
    Close,
    HandToApplicant,
    SendBack,
    FindNotEligible,
}

/// <summary>The secretariat's side of one application: is it complete, and who looks at it.</summary>
public sealed class ScreeningCase : Aggregate
{
    public const int NoteLength = 2000;
    public const int ReferenceLength = 32;

    private ScreeningCase() { }

    /// <param name="pledge">Working days until it shall be found complete, or not.</param>
    internal ScreeningCase(ApplicationSubmitted submitted, PersonId? officer, DateTime openedAt, int pledge, WorkingDays calendar)
    {
        (Id, State, OpenedAt, Officer, PledgeDays) = (ScreeningCaseId.New(), ScreeningState.Open, openedAt, officer, pledge);
        DueOn = Clock.Read(calendar, openedAt).Due;
        (ApplicationId, SubmissionId, Reference, OrganisationId) = (submitted.Application, submitted.Submission, submitted.Reference, submitted.Organisation);
    }

    public ScreeningCaseId Id { get; private init; }

    /// <summary>One case per application.</summary>
    public GrantApplicationId ApplicationId { get; private init; }

    /// <summary>The snapshot that is looked at.</summary>
    public SubmissionId SubmissionId { get; private init; }
    public string Reference { get; private init; } = "";
    public OrganisationId OrganisationId { get; private init; }

    /// <summary>Given by rule, never picked; none while the centre has no case officer.</summary>
    public PersonId? Officer { get; private set; }
    public ScreeningState State { get; private set; }
    public DateTime OpenedAt { get; private init; }
    public DateTime? ClosedAt { get; private set; }
    /// <summary>Who passed it, or found it not eligible.</summary>
    public PersonId? PassedBy { get; private set; }

    /// <summary>The promise as it was when the case came in; a later change of the rule changes no promise given.</summary>
    public int PledgeDays { get; private init; }

    /// <summary>When it was with the applicant.</summary>
    public IReadOnlyList<StopSpan> Stops { get; private set; } = [];

    /// <summary>The day that <see cref="Clock"/> tells, kept for the order of the queue; none while the case is with the applicant.</summary>
    public DateOnly? DueOn { get; private set; }

    public PledgeClock Clock => new(OpenedAt, PledgeDays, Stops, ClosedAt);

    /// <summary>What the officer found; for staff.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Why it is not eligible, and how to come back; for the applicant.</summary>
    public string Reasons { get; private set; } = "";
    public string Advice { get; private set; } = "";

    /// <summary>The one table of a case's life; none where the action is not possible.</summary>
    public static ScreeningState? Next(ScreeningState from, ScreeningAction action) => (from, action) switch
    {
        (ScreeningState.Open, ScreeningAction.Pass) => ScreeningState.Passed,
        (ScreeningState.Open or ScreeningState.WithApplicant, ScreeningAction.Close) => ScreeningState.Closed,
        (ScreeningState.Open, ScreeningAction.HandToApplicant) => ScreeningState.WithApplicant,
        (ScreeningState.WithApplicant, ScreeningAction.SendBack) => ScreeningState.Open,
        (ScreeningState.Open, ScreeningAction.FindNotEligible) => ScreeningState.NotEligible,
        (ScreeningState, ScreeningAction.Pass or ScreeningAction.Close or ScreeningAction.HandToApplicant or ScreeningAction.SendBack
            or ScreeningAction.FindNotEligible) => null,
    };

    /// <summary>With the officer or with the applicant.</summary>
    public bool IsInHand => State is ScreeningState.Open or ScreeningState.WithApplicant;

    /// <exception cref="RuleViolation">It was passed or taken back already.</exception>
    internal void Pass(PersonId by, string note, DateTime at)
    {
        State = Next(State, ScreeningAction.Pass) ?? throw NotOpen();
        (PassedBy, Note, ClosedAt) = (by, note, at);
        Raise(new ScreeningPassed(ApplicationId));
    }

    internal void FindNotEligible(PersonId by, string reasons, string advice, DateTime at)
    {
        State = Next(State, ScreeningAction.FindNotEligible) ?? throw NotOpen();
        (PassedBy, Reasons, Advice, ClosedAt) = (by, reasons, advice, at);
        Raise(new FoundNotEligible(Id, ApplicationId));
    }

    internal void GiveTo(PersonId officer) => Officer = officer;

    /// <summary>The applicant has been asked something: the clock stands still.</summary>
    internal void HandToApplicant(DateTime at)
    {
        State = Next(State, ScreeningAction.HandToApplicant) ?? throw NotOpen();
        (Stops, DueOn) = ([.. Stops, new(at, null)], null);
    }

    /// <summary>The applicant has answered: the clock runs again.</summary>
    internal void SendBack(DateTime at, WorkingDays calendar)
    {
        State = Next(State, ScreeningAction.SendBack) ?? throw NotOpen();
        Stops = [.. Stops.Select(s => s.To is null ? s with { To = at } : s)];
        DueOn = Clock.Read(calendar, at).Due;
    }

    internal void SendBackByApplicant(DateTime at, WorkingDays calendar)
    {
        SendBack(at, calendar);
        Raise(new CaseSentBack(Id, ApplicationId, Officer));
    }

    internal static RuleViolation NotOpen() => new("screening.not-open", ScreeningWords.NotOpen);

    /// <summary>The application was taken back; nothing is left to look at.</summary>
    internal void Close(DateTime at)
    {
        if (Next(State, ScreeningAction.Close) is { } next) (State, ClosedAt) = (next, at);
    }
}

/// <summary>The application is complete; its projects may be decided.</summary>
public sealed record ScreeningPassed(GrantApplicationId Application) : IEvent;

/// <summary>The application cannot be funded under its call; the case has ended.</summary>
public sealed record FoundNotEligible(ScreeningCaseId Case, GrantApplicationId Application) : IEvent;

internal sealed class ScreeningCaseConfiguration : IEntityTypeConfiguration<ScreeningCase>
{
    public void Configure(EntityTypeBuilder<ScreeningCase> screening)
    {
        screening.Property(c => c.Reference).HasMaxLength(ScreeningCase.ReferenceLength);
        screening.Property(c => c.Note).HasMaxLength(ScreeningCase.NoteLength);
        screening.Property(c => c.Reasons).HasMaxLength(ScreeningCase.NoteLength);
        screening.Property(c => c.Advice).HasMaxLength(ScreeningCase.NoteLength);
        screening.Ignore(c => c.IsInHand);
        screening.HasIndex(c => c.ApplicationId).IsUnique();
        screening.Property(c => c.PledgeDays).HasDefaultValue(ScreeningPledges.Completeness); // of cases that were there before
        screening.Ignore(c => c.Clock);
        screening.Property(c => c.Stops).HasConversion(
            stops => JsonSerializer.Serialize(stops, GrantsJson.Options),
            json => json == "" ? Array.Empty<StopSpan>() : JsonSerializer.Deserialize<StopSpan[]>(json, GrantsJson.Options)!,
            new ValueComparer<IReadOnlyList<StopSpan>>((a, b) => a!.SequenceEqual(b!), s => s.Count, s => s));
        screening.HasIndex(c => new { c.State, c.DueOn });
        screening.HasOne<GrantApplication>().WithMany().HasForeignKey(c => c.ApplicationId);
    }
}
