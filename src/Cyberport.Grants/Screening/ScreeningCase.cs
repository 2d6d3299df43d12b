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
/// applicant has it (WithApplicant: the clock stands still) until it is sent back. The applicant may take it back before (Closed).
/// </summary>
public enum ScreeningState
{
    Open = 1,
    Passed = 2,
    Closed = 3,
    WithApplicant = 4,
}

public enum ScreeningAction
{
    Pass,
    Close,
    HandToApplicant,
    SendBack,
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

    /// <summary>The one table of a case's life; none where the action is not possible.</summary>
    public static ScreeningState? Next(ScreeningState from, ScreeningAction action) => (from, action) switch
    {
        (ScreeningState.Open, ScreeningAction.Pass) => ScreeningState.Passed,
        (ScreeningState.Open or ScreeningState.WithApplicant, ScreeningAction.Close) => ScreeningState.Closed,
        (ScreeningState.Open, ScreeningAction.HandToApplicant) => ScreeningState.WithApplicant,
        (ScreeningState.WithApplicant, ScreeningAction.SendBack) => ScreeningState.Open,
        (ScreeningState, ScreeningAction.Pass or ScreeningAction.Close or ScreeningAction.HandToApplicant or ScreeningAction.SendBack) => null,
    };

    /// <param name="officerServes">The officer it was given to still is one; after that anybody may.</param>
    /// <exception cref="RuleViolation">It was passed or taken back already, or waits with somebody else.</exception>
    internal void Pass(PersonId by, bool officerServes, string note, DateTime at)
    {
        var next = Next(State, ScreeningAction.Pass) ?? throw NotOpen();
        if (officerServes && Officer is { } officer && officer != by) throw new RuleViolation("screening.not-yours", ScreeningWords.NotYours);
        (State, PassedBy, Note, ClosedAt) = (next, by, note, at);
        Raise(new ScreeningPassed(ApplicationId));
    }

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

    internal static RuleViolation NotOpen() => new("screening.not-open", ScreeningWords.NotOpen);

    /// <summary>The application was taken back; nothing is left to look at.</summary>
    internal void Close(DateTime at)
    {
        if (Next(State, ScreeningAction.Close) is { } next) (State, ClosedAt) = (next, at);
    }
}

/// <summary>The application is complete; its projects may be decided.</summary>
public sealed record ScreeningPassed(GrantApplicationId Application) : IEvent;

internal sealed class ScreeningCaseConfiguration : IEntityTypeConfiguration<ScreeningCase>
{
    public void Configure(EntityTypeBuilder<ScreeningCase> screening)
    {
        screening.Property(c => c.Reference).HasMaxLength(ScreeningCase.ReferenceLength);
        screening.Property(c => c.Note).HasMaxLength(ScreeningCase.NoteLength);
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
